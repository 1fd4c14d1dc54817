import { engineState, engineStep } from './setup/engine/step.mjs';
import { ensure } from './setup/step.mjs';

// npm run engine: installs the native engine; npm run engine -- --check: says whether it is.
if (process.argv.includes('--check')) {
  const state = engineState();
  console.log(state ?? 'The native engine is not installed; `npm run engine` installs it.');
  process.exitCode = state ? 0 : 1;
} else {
  const outcome = await ensure(engineStep);
  console.log(outcome.ready ? `The native engine is ready: ${engineState()}.` : outcome.message);
  process.exitCode = outcome.ready ? 0 : 1;
}
