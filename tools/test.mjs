import { linkEngine } from './setup/engine/link.mjs';
import { sum, summary } from './test/counts.mjs';
import { stages } from './test/stages.mjs';

// npm test: all stages. npm test -- NAME [ARGUMENTS]: one stage, with more arguments for its tool.
const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? stages : stages.filter((stage) => stage.name === name);
if (chosen.length === 0) {
  console.error(`There is no test stage "${name}"; there are ${stages.map((stage) => stage.name).join(', ')}.`);
  process.exit(2);
}

linkEngine();
const results = [];
for (const stage of chosen) {
  console.log(`\n== ${stage.title}`);
  const began = Date.now();
  const counts = await stage.run(args);
  console.log(`== ${stage.title}: ${summary(counts)} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  results.push(counts);
}
const total = sum(results);
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
