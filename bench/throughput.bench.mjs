import { rmSync } from 'node:fs';
import { againstGoal, bestOf, contest } from './common/contest.mjs';
import { importSource } from './common/importSource.mjs';
import { missingPeer, peers, runNodePeer, runPeer } from './common/peer.mjs';
import { randomCifar } from './common/randomCifar.mjs';
import { train } from './common/trainer.mjs';
import { networks } from './networks/networks.mjs';

const BATCH_SIZE = 128;
/** To see in a minute or two that everything works: such figures say little about speed. */
const QUICK = process.env.CONVCANVAS_BENCH_QUICK === '1';
const ROUNDS = QUICK ? 1 : Number(process.env.CONVCANVAS_BENCH_ROUNDS ?? 2);
/** Timed epochs a round, after one that warms up; the best counts. */
const EPOCHS = QUICK ? 1 : 3;

const WASM_IMAGES = 2_560;

const ours = 'tensorflow';
const stepByStep = 'our engine tfjs-node';
const layersModel = ['default', 'oneDNN'].map((variant) => `LayersModel.fit, ${variant}`);
/** What Keras is without a word about oneDNN's kernels, which our own engine uses. */
const kerasAsInstalled = ['Keras, default', 'Keras, steps_per_execution=10'];
const variants = {
  keras: ['default', 'steps_per_execution=10', 'oneDNN', 'oneDNN, steps_per_execution=10'],
  pytorch: ['eager', 'channels_last', 'compile', 'compile, channels_last'],
};

/**
 * Images a second in training, loss and accuracy read every step: our engines, Keras' `model.fit` and PyTorch on the
 * same random images, by turns. CONVCANVAS_BENCH_PYTHON names a Python that has Keras, CONVCANVAS_BENCH_TORCH_PYTHON
 * one that has PyTorch. `names`: the networks to measure, all of them without.
 */
export async function run(names = []) {
  const chosen = networks
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((network) => (QUICK ? { ...network, images: 5 * BATCH_SIZE } : network));
  const absent = { keras: missingPeer(peers.keras), pytorch: missingPeer(peers.pytorch) };
  const dataFolder = randomCifar(Math.max(...chosen.map(({ images }) => images)));
  const figures = {};
  const rows = [];
  const libraries = {};
  try {
    for (const network of chosen) {
      const results = await contest(
        await contendersFor(network, dataFolder, absent),
        ROUNDS,
        (name, { value }, round) =>
          console.log(`  ${network.title}, round ${round}: ${name}: ${value ?? 'not measured'}`),
      );
      for (const [name, { value, reason, library }] of results) {
        figures[`${network.title}: ${name}, images/s`] = value ?? `not measured: ${reason}`;
        if (library !== undefined) libraries[name] = library;
      }
      for (const [peer, reason] of Object.entries(absent)) {
        if (reason !== null) figures[`${network.title}: ${peers[peer].title}`] = reason;
      }
      rows.push(row(network, results, absent));
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  const columns = [
    'network',
    'tensorflow',
    'against Keras as installed',
    'against Keras with oneDNN too',
    'against PyTorch',
    'against tfjs-node LayersModel.fit',
  ];
  return { name: 'throughput', figures, table: { columns, rows }, libraries };
}

async function contendersFor(network, dataFolder, absent) {
  const document = await network.document();
  await checkSameNetwork(document, network);
  const engine = (name, label, images = network.images) => ({
    name: label,
    measure: () => measureEngine(name, document, images, dataFolder),
  });
  const ofPeer = (peer, script) =>
    absent[peer] !== null
      ? []
      : variants[peer].map((variant) => ({
          name: `${peers[peer].title}, ${variant}`,
          measure: () => measurePeer(peers[peer], script, variant, network, dataFolder),
        }));
  return [
    engine('tensorflow', ours),
    ...ofPeer('keras', 'keras_fit.py'),
    ...ofPeer('pytorch', 'pytorch_fit.py'),
    ...layersModel.map((name) => ({
      name,
      measure: () => measureLayersModel(name.split(', ')[1], network, dataFolder),
    })),
    engine('tfjs-node', stepByStep),
    // The engine without anything to install; slow enough for one network, and fewer images, to tell.
    ...(network.name === 'lecture' ? [engine('tfjs-wasm', 'tfjs-wasm', Math.min(network.images, WASM_IMAGES))] : []),
  ];
}

async function measureEngine(engine, document, images, dataFolder) {
  const epochs = 1 + EPOCHS;
  const settings = { dataset: 'cifar10', batchSize: BATCH_SIZE, epochs, validationSplit: 0, limit: images };
  const until = (message) => message.type === 'epoch' && message.epoch === epochs;
  const messages = (await train({ document, engine, settings, dataFolder, until })).map(({ message }) => message);
  const speeds = messages.filter(({ type }) => type === 'epoch').map(({ imagesPerSecond }) => imagesPerSecond);
  const { library, threads } = messages.find(({ type }) => type === 'started').engine;
  return { value: Math.round(Math.max(...speeds.slice(1))), library: `${library}, ${threads} threads` };
}

function measurePeer(peer, script, variant, network, dataFolder) {
  return speedOf(runPeer(peer, script, argumentsFor(variant, network, dataFolder)), network);
}

function measureLayersModel(variant, network, dataFolder) {
  return speedOf(runNodePeer('tfjsFit.mjs', argumentsFor(variant, network, dataFolder)), network);
}

const argumentsFor = (variant, { name, images }, dataFolder) => [variant, name, images, BATCH_SIZE, EPOCHS, dataFolder];

function speedOf(result, { parameters }) {
  if (result.parameters !== parameters) {
    throw new Error(`its network has ${result.parameters} parameters, not ${parameters}`);
  }
  return { value: Math.round(result.imagesPerSecond), library: `${result.library}, ${result.threads} threads` };
}

async function checkSameNetwork(document, { title, parameters }) {
  const { compile } = await importSource('src/compiler/compile.ts');
  const { ok, totals } = compile(document);
  if (!ok || totals.params !== parameters) {
    throw new Error(`${title} has ${totals.params} parameters, not ${parameters}`);
  }
}

function row({ title, goals }, results, absent) {
  const value = results.get(ours)?.value ?? null;
  const against = (names, goal) => {
    const best = bestOf(results, names);
    const text = againstGoal(value, best?.value ?? null, goal);
    return best === null ? text : `${text} (${best.value}, ${best.name})`;
  };
  const againstPeer = (peer) => {
    if (absent[peer] !== null) return `${peers[peer].title} is missing`;
    return against(
      variants[peer].map((variant) => `${peers[peer].title}, ${variant}`),
      goals[peer],
    );
  };
  return [
    title,
    value === null ? 'not measured' : `${value} images/s`,
    absent.keras === null ? against(kerasAsInstalled, goals.keras) : `${peers.keras.title} is missing`,
    againstPeer('keras'),
    againstPeer('pytorch'),
    against(layersModel, goals.layersModel),
  ];
}
