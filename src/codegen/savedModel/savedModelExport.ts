import type { Shape } from '../../document/Shape';
import { savedModelBytes } from '../../graphdef/serialize';
import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { inputShape, outputShape } from '../networkShapes';
import { requirementsFile } from '../python/requirements';
import { servingReadme } from '../serving/readme';
import { frozenGraph } from './frozenGraph';
import { savedModelRunner } from './savedModelRunner';

/** `model/1/saved_model.pb`, laid out as TensorFlow Serving wants it, and a program that runs it. */
export function savedModelExport(input: ExportInput): readonly ExportFile[] {
  const { graph, images, outputs } = frozenGraph(input.plan, input.weights);
  const bytes = savedModelBytes(graph, { serving_default: { inputs: { images }, outputs: { outputs } } });
  const classNames = `${JSON.stringify(input.classNames ?? [], null, 2)}\n`;
  return [
    { path: 'model/1/saved_model.pb', kind: 'bytes', parts: [bytes] },
    { path: 'run.py', kind: 'text', text: savedModelRunner },
    { path: 'classes.json', kind: 'text', text: classNames },
    requirementsFile(['tensorflow', 'numpy', 'pillow']),
    documentFile(input),
    servingReadme(input, { kind: 'a TensorFlow SavedModel', sections: sections(input) }),
  ];
}

function sections(input: ExportInput): string {
  const sizes = (shape: Shape) => ['batch', ...shape].join(', ');
  return `
| signature \`serving_default\` | name | shape |
| --- | --- | --- |
| input | \`images\` | \`[${sizes(inputShape(input))}]\` |
| output | \`outputs\` | \`[${sizes(outputShape(input))}]\` |

The batch may have any size. The weights are constants of the graph, so there is no folder of variables.

\`\`\`sh
pip install -r requirements.txt
python run.py picture.png        # PNG and JPEG files, or one .npy of float32 [n, ...]
\`\`\`

In TensorFlow and in Keras:

\`\`\`python
predict = tf.saved_model.load("model/1").signatures["serving_default"]
outputs = predict(images=images)["outputs"]

layer = keras.layers.TFSMLayer("model/1", call_endpoint="serving_default")
\`\`\`

With [TensorFlow Serving](https://www.tensorflow.org/tfx/guide/serving), in this folder:

\`\`\`sh
docker run -p 8501:8501 -v "$PWD/model:/models/network" -e MODEL_NAME=network tensorflow/serving
curl -d '{"instances": [...]}' http://localhost:8501/v1/models/network:predict
\`\`\`
`;
}
