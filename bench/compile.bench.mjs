import { performance } from 'node:perf_hooks';
import { importSource } from './common/importSource.mjs';
import { percentile } from './common/statistics.mjs';

/** Edits timed a size, after some that are not, in which the JavaScript engine compiles the code. */
const EDITS = 200;
const WARM_UP = 50;

/**
 * Time to compile a document after one edit, as the window does at every keystroke: a residual network of the given
 * number of nodes, one parameter near the front changed each time so that everything behind it is inferred again.
 */
export async function run() {
  const { compile } = await importSource('src/compiler/compile.ts');
  const { applyEdits } = await importSource('src/document/edits.ts');
  const figures = {};
  for (const nodes of [50, 500, 2000]) {
    let document = residualNetwork(nodes);
    const times = [];
    for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
      const filters = 8 + (edit % 5);
      document = applyEdits(document, [
        { type: 'setParam', nodeId: 'stem', param: 'filters', value: filters },
      ]).document;
      const began = performance.now();
      const plan = compile(document);
      if (edit >= WARM_UP) times.push(performance.now() - began);
      if (!plan.ok || plan.layers.length !== nodes) throw new Error(`the network of ${nodes} nodes did not compile`);
    }
    figures[`${nodes} nodes, median ms`] = Number(percentile(times, 50).toFixed(2));
    figures[`${nodes} nodes, 95th percentile ms`] = Number(percentile(times, 95).toFixed(2));
  }
  return { name: 'compile', figures };
}

/** Input, stem, then blocks of two convolutions and an Add around them, then pooling. */
function residualNetwork(count) {
  const nodes = [
    { id: 'input', type: 'Input', params: { shape: [32, 32, 3] } },
    { id: 'stem', type: 'Conv2D', params: { filters: 8, padding: 'same' } },
  ];
  const edges = [['input', 'stem']];
  let last = 'stem';
  while (nodes.length < count - 1) {
    const number = nodes.length;
    if (nodes.length + 2 > count - 1) {
      nodes.push({ id: `n${number}`, type: 'BatchNormalization', params: {} });
      edges.push([last, `n${number}`]);
      last = `n${number}`;
    } else {
      nodes.push({ id: `n${number}`, type: 'DepthwiseConv2D', params: { padding: 'same', activation: 'relu' } });
      nodes.push({ id: `a${number}`, type: 'Add', params: {} });
      edges.push([last, `n${number}`], [`n${number}`, `a${number}`], [last, `a${number}`]);
      last = `a${number}`;
    }
  }
  nodes.push({ id: 'end', type: 'GlobalAveragePooling2D', params: {} });
  edges.push([last, 'end']);
  return {
    name: 'bench',
    nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 192, y: 0 } })),
    edges: edges.map(([source, target], index) => ({ id: `e${index}`, source, target })),
  };
}
