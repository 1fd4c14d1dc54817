import { attach } from './common/processes.mjs';
import { testPython } from './setup/testPython.mjs';

// node tools/testPython.mjs ARGUMENTS: the Python that has the packages of the tests; status 127 where there is none.
const found = testPython();
if (found) {
  process.exitCode = await attach(found.python, process.argv.slice(2), { env: found.env });
} else {
  console.error('The Python packages of the tests are not installed: `npm test -- setup` gets them.');
  process.exitCode = 127;
}
