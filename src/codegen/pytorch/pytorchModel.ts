import type { Shape } from '../../document/Shape';
import { formatCount } from '../../document/Shape';
import type { CodeInput } from '../CodeInput';
import { pythonComment, pythonDocstring } from '../python/pythonText';
import { wrapStatement } from '../python/wrapStatement';
import type { SourceFile, SourceLine } from '../SourceFile';
import { className } from './className';
import type { ComputedPart, PytorchNetwork, PytorchPart } from './pytorchNetwork';
import { pytorchNetwork } from './pytorchNetwork';

/** The file that defines the network; layers with a problem are a comment that says so. */
export function pytorchModel(input: CodeInput): SourceFile {
  const network = pytorchNetwork(input.plan);
  const name = className(
    input.name,
    network.helpers.map((helper) => helper.name),
  );
  const body = [
    ...network.helpers.flatMap(({ code }) => [...plain(code), ...gap]),
    ...classLines(input, network, name),
    ...gap,
    ...plain(ending(name)),
  ];
  return { path: 'model.py', lines: [...plain(imports(body)), ...gap, ...body] };
}

const gap: readonly SourceLine[] = [
  { text: '', layerId: null },
  { text: '', layerId: null },
];

/** Of the standard library first, then the others, as ruff sorts them. */
function imports(body: readonly SourceLine[]): string {
  const uses = (pattern: RegExp) => body.some(({ text }) => !text.trimStart().startsWith('#') && pattern.test(text));
  return [
    '"""A network in PyTorch, written by ConvCanvas."""',
    '',
    ...(uses(/\bmath\./) ? ['import math'] : []),
    'from pathlib import Path',
    '',
    'import torch',
    ...(uses(/\bF\./) ? ['import torch.nn.functional as F'] : []),
    'from safetensors.torch import load_file',
    'from torch import nn',
  ].join('\n');
}

function classLines({ name, plan }: CodeInput, network: PytorchNetwork, className: string): readonly SourceLine[] {
  const { inputId, outputId } = plan;
  const computed = network.parts.filter((part) => part.kind === 'computed');
  const entry = computed.find(({ layer }) => layer.id === inputId);
  const output = computed.find(({ layer }) => layer.id === outputId);
  const count = (value: number, unit: string) => `${formatCount(value)} ${unit}${value === 1 ? '' : 's'}`;
  const summary = `: ${count(plan.layers.length, 'layer')}, ${count(plan.totals.params, 'parameter')}.`;
  const title = pythonDocstring('', name.trim() === '' ? 'A network' : name, summary, 1).slice(0, -3);
  return [
    ...plain(
      [
        `class ${className}(nn.Module):`,
        `    ${title}`,
        '',
        `    Input: float32 ${tensorShape(entry?.layer.outputShape ?? null)}.`,
        `    Output: float32 ${tensorShape(output?.layer.outputShape ?? null)}.`,
        '    """',
        '',
        '    def __init__(self) -> None:',
        '        super().__init__()',
      ].join('\n'),
    ),
    ...computed.flatMap(attributeLines),
    { text: '', layerId: null },
    ...forwardHead(entry),
    ...network.parts.flatMap(forwardLines),
    ...plain(
      output === undefined
        ? '        raise NotImplementedError("The network has no output yet.")'
        : `        return ${output.variable}`,
    ),
  ];
}

function attributeLines({ layer, attributes }: ComputedPart): readonly SourceLine[] {
  return attributes.flatMap(({ name, code }) => statement(`self.${name} = ${code}`, layer.id));
}

function forwardHead(entry: ComputedPart | undefined): readonly SourceLine[] {
  const layerId = entry?.layer.id ?? null;
  const parameter = `${entry?.variable ?? 'x'}: torch.Tensor`;
  const line = `    def forward(self, ${parameter}) -> torch.Tensor:`;
  const wrapped = ['    def forward(', `        self, ${parameter}`, '    ) -> torch.Tensor:'];
  return (line.length <= 88 ? [line] : wrapped).map((text) => ({ text, layerId }));
}

function forwardLines(part: PytorchPart): readonly SourceLine[] {
  const { layer } = part;
  if (part.kind === 'omitted') {
    return [{ text: `        ${pythonComment(part.reason)}`, layerId: layer.id }];
  }
  return part.expression === null ? [] : statement(`${part.variable} = ${part.expression}`, layer.id);
}

function statement(text: string, layerId: string): readonly SourceLine[] {
  return wrapStatement(text, 2).map((line) => ({ text: line, layerId }));
}

/** Channels first: `[batch, 3, 32, 32]` for an image of 32 x 32 x 3. */
function tensorShape(shape: Shape | null): string {
  if (shape === null) return 'of a shape that is not known yet';
  const [height, width, channels] = shape;
  const axes = shape.length === 3 ? [channels, height, width] : shape;
  return `[batch, ${axes.join(', ')}]${shape.length === 3 ? ', channels first' : ''}`;
}

function ending(name: string): string {
  return `def build_model() -> ${name}:
    """The network with PyTorch's own first weights; call load_weights for the ones here."""
    return ${name}()


def load_weights(model: nn.Module) -> None:
    """Loads the weights that lie beside this file."""
    model.load_state_dict(load_file(str(Path(__file__).parent / "weights.safetensors")))`;
}

function plain(text: string): readonly SourceLine[] {
  return text.split('\n').map((line) => ({ text: line, layerId: null }));
}
