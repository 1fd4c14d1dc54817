import type { CodeInput } from '../CodeInput';
import { pythonNumber } from '../python/pythonValue';
import type { SourceFile } from '../SourceFile';
import type { PytorchNetwork } from './pytorchNetwork';
import { joinParts } from './scriptParts';
import { hasPenalties, lossPart } from './trainLoss';
import { optimizerPart } from './trainOptimizer';
import { changesRate, schedulePart } from './trainSchedule';
import { weightsPart } from './trainWeights';

/** `train.py`: the same data, order, loss and steps as in the app. For networks of which `isTrainable` is true. */
export function trainScript(input: CodeInput, network: PytorchNetwork): SourceFile {
  const { settings } = input;
  const { constants, definitions } = joinParts([
    weightsPart(network),
    lossPart(input, network),
    optimizerPart(settings),
    schedulePart(settings),
  ]);
  const parts = [...definitions, common(input, network), main(input)].join('\n\n\n');
  const text = `${head(parts)}
BATCH_SIZE = ${pythonNumber(settings.batchSize)}
EPOCHS = ${pythonNumber(settings.epochs)}
LEARNING_RATE = ${pythonNumber(settings.optimizer.learningRate)}
SEED = ${pythonNumber(settings.seed)}
${constants.map((line) => `${line}\n`).join('')}

${parts}`;
  return { path: 'train.py', lines: text.split('\n').map((line) => ({ text: line, layerId: null })) };
}

function head(body: string): string {
  return `"""Train the network of model.py: the same images, order, loss and steps as in ConvCanvas."""

import argparse
import json
import math

import numpy as np
import torch
${/\bF\./.test(body) ? 'import torch.nn.functional as F\n' : ''}from safetensors.torch import save_file
from torch import nn

from data import Images, batches, load_data
from model import build_model, load_weights
`;
}

function common({ settings }: CodeInput, network: PytorchNetwork): string {
  const penalty = hasPenalties(network) ? ' + penalty_of(model)' : '';
  return `def to_tensors(
    pixels: np.ndarray, classes: np.ndarray, device: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """Images with their channels first, and class numbers."""
    inputs = torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous()
    return inputs.to(device), torch.from_numpy(classes).to(device)


def train_batch(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    inputs: torch.Tensor,
    labels: torch.Tensor,
) -> tuple[float, float]:
    """One step; answers the loss and the accuracy before it."""
    outputs = model(inputs)
    loss = loss_of(outputs, labels)${penalty}
    optimizer.zero_grad()
    loss.backward()
${settings.gradientClipping === null ? '' : '    clip_gradients(model)\n'}    optimizer.step()
    return loss.item(), accuracy_of(outputs, labels).item()


def evaluate(
    model: nn.Module, images: Images, batch_size: int, device: str
) -> tuple[float, float]:
    """Mean loss and accuracy; not a number where there are no images."""
    if len(images) == 0:
        return math.nan, math.nan
    model.eval()
    loss = accuracy = 0.0
    with torch.no_grad():
        for pixels, classes in batches(images, batch_size):
            inputs, labels = to_tensors(pixels, classes, device)
            outputs = model(inputs)
            batch_loss = loss_of(outputs, labels)${penalty}
            loss += batch_loss.item() * len(classes)
            accuracy += accuracy_of(outputs, labels).item() * len(classes)
    return loss / len(images), accuracy / len(images)`;
}

function main({ settings }: CodeInput): string {
  const { schedule, earlyStopping } = settings;
  const isPlateau = schedule.type === 'reduceOnPlateau';
  const rate = changesRate(schedule)
    ? `learning_rate_at(step, steps_per_epoch, args.epochs)${isPlateau ? ' * plateau.factor' : ''}`
    : 'LEARNING_RATE';
  const watched = earlyStopping?.monitor === 'valAccuracy' ? 'val_accuracy' : 'val_loss';
  return `def train(args: argparse.Namespace) -> None:
    torch.manual_seed(SEED)
    data = load_data(args.data)
    model = build_model().to(args.device)
    if args.from_weights:
        load_weights(model)
    else:
        initialize(model)
    optimizer = make_optimizer(model)
${changesRate(schedule) ? '    steps_per_epoch = math.ceil(len(data.train) / args.batch_size)\n' : ''}${
  isPlateau ? '    plateau = Plateau()\n' : ''
}${earlyStopping === null ? '' : '    patience = Patience()\n'}    losses: list[float] = []
    step = 0
    for epoch in range(1, args.epochs + 1):
        model.train()
        loss = accuracy = 0.0
        for pixels, classes in batches(data.train, args.batch_size, epoch):
            step += 1
            rate = ${rate}
            set_step(optimizer, step, rate)
            inputs, labels = to_tensors(pixels, classes, args.device)
            batch_loss, batch_accuracy = train_batch(model, optimizer, inputs, labels)
            losses.append(batch_loss)
            loss += batch_loss * len(classes) / len(data.train)
            accuracy += batch_accuracy * len(classes) / len(data.train)
        line = f"Epoch {epoch}/{args.epochs}: loss {loss:.4f}, accuracy {accuracy:.4f}"
        val_loss, val_accuracy = evaluate(
            model, data.validation, args.batch_size, args.device
        )
        if len(data.validation) > 0:
            line += f", val_loss {val_loss:.4f}, val_accuracy {val_accuracy:.4f}"
        print(line, flush=True)
${isPlateau ? `        plateau.judge(${schedule.monitor === 'loss' ? 'loss' : 'val_loss'})\n` : ''}${
  earlyStopping === null
    ? ''
    : `        if patience.judge(${watched}, model):
            print("No better for a while: the best weights are taken.")
            model.load_state_dict(patience.kept)
            break
`
}    if args.losses:
        with open(args.losses, "w") as file:
            json.dump(losses, file)
    weights = {name: value.cpu() for name, value in model.state_dict().items()}
    save_file(weights, args.out)
    print(f"The weights are in {args.out}.")
    if len(data.test) > 0:
        _, accuracy = evaluate(model, data.test, args.batch_size, args.device)
        print(f"Test accuracy: {accuracy:.4f}")


def main() -> None:
    usual_device = "cuda" if torch.cuda.is_available() else "cpu"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder of the images")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--batch-size", type=int, default=BATCH_SIZE)
    parser.add_argument(
        "--from-weights", action="store_true", help="start with weights.safetensors"
    )
    parser.add_argument("--out", default="trained.safetensors", help="trained weights")
    parser.add_argument("--losses", help="JSON file for the loss of each step")
    parser.add_argument("--device", default=usual_device, help="cpu, cuda, mps, ...")
    train(parser.parse_args())


if __name__ == "__main__":
    main()`;
}
