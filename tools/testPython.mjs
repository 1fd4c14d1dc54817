import { attach } from './common/processes.mjs';
import { testPython } from './setup/testPython.mjs';
import { testTorch } from './setup/testTorch.mjs';

// node tools/testPython.mjs [--torch] ARGUMENTS: the Python that has the packages of the tests, or the one with PyTorch;
// status 127 where there is none.
const args = process.argv.slice(2);
const wantsTorch = args[0] === '--torch';
const found = wantsTorch ? testTorch() : testPython();
if (found) {
  process.exitCode = await attach(found.python, wantsTorch ? args.slice(1) : args, { env: found.env });
} else {
  console.error('The Python packages of the tests are not installed: `npm test -- setup` gets them.');
  process.exitCode = 127;
}
