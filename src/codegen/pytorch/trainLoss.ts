import type { Loss, TrainingSettings } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';
import { pythonNumber } from '../python/pythonValue';
import { wrapStatement } from '../python/wrapStatement';
import type { PytorchNetwork } from './pytorchNetwork';
import type { ScriptPart } from './scriptParts';

/** Loss, penalties and accuracy, as the app and Keras define them. */
export function lossPart({ plan, settings }: CodeInput, network: PytorchNetwork): ScriptPart {
  const output = plan.layerById.get(plan.outputId ?? '');
  const units = output?.outputShape?.[0] ?? 1;
  const penalties = penaltyTerms(network);
  const targets = units === 1 ? 'labels.float()[:, None]' : `F.one_hot(labels, ${units}).float()`;
  const right = units === 1 ? '(outputs[:, 0] > 0.5).long() == labels' : 'outputs.argmax(dim=1) == labels';
  return {
    definitions: [
      [
        'def loss_of(outputs: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:',
        `    """${titles[settings.loss]}: the mean of a batch."""`,
        `    targets = ${targets}`,
        ...formula(settings, output?.params?.activation === 'softmax'),
      ].join('\n'),
      ...(penalties.length === 0
        ? []
        : [
            [
              'def penalty_of(model: nn.Module) -> torch.Tensor:',
              '    """What large weights cost: L1 and L2."""',
              ...wrapStatement(`return ${penalties.join(' + ')}`, 1),
            ].join('\n'),
          ]),
      [
        'def accuracy_of(outputs: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:',
        '    """Share of right answers."""',
        `    return (${right}).float().mean()`,
      ].join('\n'),
    ],
  };
}

export function hasPenalties(network: PytorchNetwork): boolean {
  return penaltyTerms(network).length > 0;
}

const titles: { readonly [loss in Loss]: string } = {
  categoricalCrossentropy: 'Categorical cross-entropy',
  binaryCrossentropy: 'Binary cross-entropy',
  meanSquaredError: 'Mean squared error',
};

function formula({ loss }: TrainingSettings, endsInSoftmax: boolean): readonly string[] {
  switch (loss) {
    case 'categoricalCrossentropy':
      return endsInSoftmax
        ? [
            '    shares = outputs.clamp(min=torch.finfo(outputs.dtype).tiny)',
            '    return -(targets * shares.log()).sum(dim=1).mean()',
          ]
        : [
            '    shares = outputs / outputs.sum(dim=1, keepdim=True)',
            '    return -(targets * shares.clamp(1e-7, 1 - 1e-7).log()).sum(dim=1).mean()',
          ];
    case 'binaryCrossentropy':
      return [
        '    shares = outputs.clamp(1e-7, 1 - 1e-7)',
        '    return -(targets * shares.log() + (1 - targets) * (1 - shares).log()).mean()',
      ];
    case 'meanSquaredError':
      return ['    return (outputs - targets).square().mean()'];
  }
}

function penaltyTerms({ parts }: PytorchNetwork): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'omitted') return [];
    return part.attributes.flatMap(({ name, weights }) =>
      weights.flatMap(({ parameter, weight }) => {
        const regularizer = part.layer.weights.find((spec) => spec.name === weight)?.regularizer;
        if (regularizer === undefined) return [];
        const term = (share: number, size: string) =>
          share === 0 ? [] : [`${pythonNumber(share)} * model.${name}.${parameter}.${size}().sum()`];
        return [...term(regularizer.l1, 'abs'), ...term(regularizer.l2, 'square')];
      }),
    );
  });
}
