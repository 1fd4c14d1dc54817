import { rmSync } from 'node:fs';
import { againstGoal, bestOf, contest } from './common/contest.mjs';
import { randomImageFolder } from './common/imageFolder.mjs';
import { missingPeer, peers, runPeer } from './common/peer.mjs';
import { train } from './common/trainer.mjs';
import { folderDocument } from './networks/networks.mjs';

/** To see in a minute or two that everything works: such figures say little about speed. */
const QUICK = process.env.CONVCANVAS_BENCH_QUICK === '1';
const IMAGES = QUICK ? 500 : 5_000;
const SIDE = 64;
const ROUNDS = QUICK ? 1 : Number(process.env.CONVCANVAS_BENCH_ROUNDS ?? 2);
const BATCH_SIZE = 128;
const GOAL = 1.2;

const ours = 'tensorflow';
const kerasVariants = ['default', 'cache'];
const kerasNames = kerasVariants.map((variant) => `Keras, ${variant}`);

/**
 * A folder of JPEG files, trained from the listing of the files to the end of the run, for 2 and for 5 epochs: our
 * engines against Keras' `image_dataset_from_directory` and `model.fit`. CONVCANVAS_BENCH_PYTHON names a Python that has
 * Keras.
 */
export async function run() {
  const absent = missingPeer(peers.keras);
  const folder = randomImageFolder(IMAGES, SIDE);
  const figures = absent === null ? {} : { Keras: absent };
  const rows = [];
  try {
    const document = await folderDocument();
    for (const epochs of [2, 5]) {
      const contenders = [
        { name: ours, measure: () => measureEngine('tensorflow', document, folder, epochs) },
        { name: 'tfjs-node LayersModel', measure: () => measureEngine('tfjs-node', document, folder, epochs) },
        ...(absent === null ? kerasVariants : []).map((variant) => ({
          name: `Keras, ${variant}`,
          measure: () => measureKeras(variant, folder, epochs),
        })),
      ];
      const results = await contest(contenders, ROUNDS, (name, { seconds }, round) =>
        console.log(`  ${epochs} epochs, round ${round}: ${name}: ${seconds ?? 'not measured'}`),
      );
      for (const [name, { seconds, reason }] of results) {
        figures[`${epochs} epochs: ${name}, s`] = seconds ?? `not measured: ${reason}`;
      }
      rows.push(row(epochs, results, absent));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const columns = [`${IMAGES} JPEGs of ${SIDE} x ${SIDE}, end to end`, 'tensorflow', 'against Keras'];
  return { name: 'folder', figures, table: { columns, rows } };
}

/** From the first sign of reading the folder to the end of the run, its last checkpoint and its test included. */
async function measureEngine(engine, document, folder, epochs) {
  const settings = { dataset: folder, batchSize: BATCH_SIZE, epochs, validationSplit: 0 };
  const messages = await train({ document, engine, settings });
  const began = messages.find(({ message }) => message.type === 'phase' && message.phase === 'loading');
  const ended = messages.find(({ message }) => message.type === 'done');
  const { images } = messages.find(({ message }) => message.type === 'started').message;
  if (images.train !== IMAGES) throw new Error(`it trained on ${images.train} images, not on ${IMAGES}`);
  return result((ended.at - began.at) / 1000, epochs);
}

function measureKeras(variant, folder, epochs) {
  return result(runPeer(peers.keras, 'keras_folder.py', [variant, folder, IMAGES, BATCH_SIZE, epochs]).seconds, epochs);
}

const result = (seconds, epochs) => ({ value: (IMAGES * epochs) / seconds, seconds: Number(seconds.toFixed(2)) });

function row(epochs, results, absent) {
  const own = results.get(ours);
  const best = bestOf(results, kerasNames);
  const text = absent === null ? againstGoal(own?.value ?? null, best?.value ?? null, GOAL) : 'Keras is missing';
  return [
    `${epochs} epochs`,
    own?.seconds === undefined ? 'not measured' : `${own.seconds} s`,
    best === null ? text : `${text} (${results.get(best.name).seconds} s, ${best.name})`,
  ];
}
