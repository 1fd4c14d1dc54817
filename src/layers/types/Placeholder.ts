import { defineLayer } from '../LayerDefinition';
import { failed } from '../problems';

const words = { kind: 'text', default: '' } as const;

/**
 * Stands for a layer of an imported file that cannot be expressed, so that it is seen and not silently lost. No palette
 * offers it. It computes nothing: what comes behind it waits until it is replaced or removed.
 */
export const Placeholder = defineLayer({
  type: 'Placeholder',
  title: 'Not expressible',
  family: 'core',
  icon: 'square-dashed',
  summary: 'Stands for a layer of an imported file that has no counterpart here. Replace it, or remove it.',
  kerasPage: null,
  keywords: ['unknown', 'custom', 'lost', 'imported'],
  inputs: 'many',
  minInputs: 1,
  params: {
    className: { ...words, label: 'Class', help: 'What the file calls this kind of layer.' },
    reason: { ...words, label: 'Reason', help: 'Why it could not be taken over.' },
    config: {
      ...words,
      label: 'Settings',
      help: 'All that the file says of the layer, as it stands there. Nothing of it is run.',
      code: true,
    },
  },
  detail: ({ className }) => className,
  infer({ name, params: { className, reason } }) {
    const what = className === '' ? 'a layer' : `the layer ${className}`;
    const why = reason === '' ? '' : `: ${reason}`;
    return failed({
      severity: 'error',
      code: 'not-expressible',
      received: className === '' ? 'an unknown layer' : className,
      expected: 'a layer that this program has',
      message: `${name} stands for ${what} of an imported file, which could not be taken over${why}. Put other layers in its place, or remove it.`,
      suggestions: [{ kind: 'remove', title: `Remove ${name}` }],
    });
  },
  tfjs: () => [],
  tensorflow: ({ input }) => input,
  // Never asked: a network with a placeholder has an error.
  pytorch: () => ({ modules: [], forward: ([input = '']) => input }),
  onnx: ({ input }) => input,
});
