import { expect, it } from 'vitest';
import { activations } from './params';
import { pytorchActivation } from './pytorchActivation';

it('writes each activation as a PyTorch person would', () => {
  const written = activations.map((activation) => `${activation}: ${pytorchActivation(activation, 'x', 3).code}`);
  expect(written).toEqual([
    'linear: x',
    'relu: F.relu(x)',
    'relu6: F.relu6(x)',
    'sigmoid: torch.sigmoid(x)',
    'tanh: torch.tanh(x)',
    'softmax: F.softmax(x, dim=1)',
    'softplus: F.softplus(x)',
    'softsign: F.softsign(x)',
    'elu: F.elu(x)',
    'selu: F.selu(x)',
    'swish: F.silu(x)',
    'gelu: F.gelu(x)',
    'hardSigmoid: F.hardsigmoid(x)',
    'hardSwish: F.hardswish(x)',
    'mish: F.mish(x)',
    'exponential: torch.exp(x)',
  ]);
});

it.each([1, 2, 4])('takes softmax over the channels, which are the last axis of %i', (rank) => {
  expect(pytorchActivation('softmax', 'self.dense(x)', rank).code).toBe('F.softmax(self.dense(x), dim=-1)');
});
