import type { CodeInput } from '../CodeInput';
import type { PytorchNetwork } from '../pytorch/pytorchNetwork';
import { hasPenalties } from '../pytorch/trainLoss';
import { changesRate } from '../pytorch/trainSchedule';
import type { SourceFile } from '../SourceFile';

/** `train_ray.py`: the training of `train.py` on any number of workers. For networks of which `isTrainable` is true. */
export function clusterScript({ settings }: CodeInput, network: PytorchNetwork): SourceFile {
  const { schedule, earlyStopping, gradientClipping } = settings;
  const isPlateau = schedule.type === 'reduceOnPlateau';
  const rate = changesRate(schedule)
    ? `learning_rate_at(step, steps_per_epoch, config["epochs"])${isPlateau ? ' * plateau.factor' : ''}`
    : 'LEARNING_RATE';
  const names = [
    'BATCH_SIZE',
    'EPOCHS',
    ...(changesRate(schedule) ? [] : ['LEARNING_RATE']),
    'SEED',
    ...(earlyStopping === null ? [] : ['Patience']),
    ...(isPlateau ? ['Plateau'] : []),
    'accuracy_of',
    ...(gradientClipping === null ? [] : ['clip_gradients']),
    'initialize',
    ...(changesRate(schedule) ? ['learning_rate_at'] : []),
    'loss_of',
    'make_optimizer',
    ...(hasPenalties(network) ? ['penalty_of'] : []),
    'set_step',
    'to_tensors',
  ];
  const watched = earlyStopping?.monitor === 'valAccuracy' ? 'val_accuracy' : 'val_loss';
  const kept = [
    ...(isPlateau ? ['        "plateau": vars(plateau),'] : []),
    ...(earlyStopping === null ? [] : ['        "patience": vars(patience),']),
  ];
  const text = `"""Train the network of model.py on any number of Ray workers.

Every worker learns its share of each batch, and all of them make the same step.
"""

import argparse
import math
import os
import tempfile
from pathlib import Path

import numpy as np
import ray
import ray.train
import ray.train.torch
import torch
import torch.distributed as dist
from ray.train import Checkpoint, RunConfig, ScalingConfig
from ray.train.torch import TorchTrainer
from torch import nn

from data import Images, batches, load_data
from model import build_model, load_weights
from train import (
${names.map((name) => `    ${name},`).join('\n')}
)

HERE = Path(__file__).resolve().parent
# Workers on busy machines take their time to start.
os.environ.setdefault("RAY_TRAIN_WORKER_GROUP_START_TIMEOUT_S", "300")


def share_of(
    pixels: np.ndarray, classes: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """This worker's part of a batch, and how much of the batch's mean it makes.

    Workers average their gradients: parts of different sizes weigh differently. A
    worker without an image computes one that does not count.
    """
    context = ray.train.get_context()
    workers, rank = context.get_world_size(), context.get_world_rank()
    places = np.array_split(np.arange(len(classes)), workers)[rank]
    weight = len(places) * workers / len(classes)
    if len(places) == 0:
        places = np.arange(1)
    return pixels[places], classes[places], weight


def sums_over_workers(values: list[float], device: torch.device) -> list[float]:
    total = torch.tensor(values, dtype=torch.float64, device=device)
    if ray.train.get_context().get_world_size() > 1:
        dist.all_reduce(total)
    return total.tolist()


def train_epoch(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    images: Images,
    state: dict,
    config: dict,
    device: torch.device,
) -> tuple[float, float]:
    """Learn every image once; answers the mean loss and accuracy."""
    model.train()
${changesRate(schedule) ? '    steps_per_epoch = math.ceil(len(images) / config["batch_size"])\n' : ''}${
  isPlateau ? '    plateau = state["plateau"]\n' : ''
}    sums = [0.0, 0.0]
    for pixels, classes in batches(images, config["batch_size"], state["epoch"]):
        state["step"] += 1
        step = state["step"]
        rate = ${rate}
        set_step(optimizer, step, rate)
        part, part_classes, weight = share_of(pixels, classes)
        inputs, labels = to_tensors(part, part_classes, device)
        outputs = model(inputs)
        loss = weight * loss_of(outputs, labels)
        accuracy = weight * accuracy_of(outputs, labels)
${hasPenalties(network) ? '        loss = loss + penalty_of(inner(model))\n' : ''}        optimizer.zero_grad()
        loss.backward()
${gradientClipping === null ? '' : '        clip_gradients(model)\n'}        optimizer.step()
        sums[0] += loss.item() * len(classes)
        sums[1] += accuracy.item() * len(classes)
    workers = ray.train.get_context().get_world_size()
    loss, accuracy = sums_over_workers(sums, device)
    return loss / len(images) / workers, accuracy / len(images) / workers


def evaluate(
    model: nn.Module, images: Images, batch_size: int, device: torch.device
) -> tuple[float, float]:
    """Mean loss and accuracy; not a number where there are no images."""
    if len(images) == 0:
        return math.nan, math.nan
    model.eval()
    sums = [0.0, 0.0]
    with torch.no_grad():
        for pixels, classes in batches(images, batch_size):
            part, part_classes, weight = share_of(pixels, classes)
            inputs, labels = to_tensors(part, part_classes, device)
            outputs = model(inputs)
            sums[0] += weight * len(classes) * loss_of(outputs, labels).item()
            sums[1] += weight * len(classes) * accuracy_of(outputs, labels).item()
        workers = ray.train.get_context().get_world_size()
        loss, accuracy = sums_over_workers(sums, device)
        penalty = ${hasPenalties(network) ? 'penalty_of(model).item()' : '0.0'}
    return loss / len(images) / workers + penalty, accuracy / len(images) / workers


def same_buffers(model: nn.Module) -> None:
    """Give every worker what the first one keeps of its batches: moving means."""
    if ray.train.get_context().get_world_size() > 1:
        for buffer in inner(model).buffers():
            dist.broadcast(buffer, 0)


def inner(model: nn.Module) -> nn.Module:
    """The network itself, which Ray wraps where there are several workers."""
    return getattr(model, "module", model)


def train_worker(config: dict) -> None:
    context = ray.train.get_context()
    torch.manual_seed(SEED)
    network = build_model()
    if config["from_weights"]:
        load_weights(network)
    else:
        initialize(network)
    data = load_data(config["data"])
    device = ray.train.torch.get_device()
    model = ray.train.torch.prepare_model(network)
    optimizer = make_optimizer(model)
    state = {"epoch": 1, "step": 0}
${isPlateau ? '    plateau = Plateau()\n' : ''}${earlyStopping === null ? '' : '    patience = Patience()\n'}    checkpoint = ray.train.get_checkpoint()
    if checkpoint is not None:
        with checkpoint.as_directory() as folder:
            saved = read_state(Path(folder))
        inner(model).load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        state = {"epoch": saved["epoch"] + 1, "step": saved["step"]}
${isPlateau ? '        vars(plateau).update(saved["plateau"])\n' : ''}${
  earlyStopping === null
    ? ''
    : `        vars(patience).update(saved["patience"])
        if saved["stopped"]:
            return
`
}${isPlateau ? '    state["plateau"] = plateau\n' : ''}    # From here on each worker drops out and augments on its own.
    torch.manual_seed(SEED + 1000 * state["epoch"] + context.get_world_rank())
    while state["epoch"] <= config["epochs"]:
        loss, accuracy = train_epoch(
            model, optimizer, data.train, state, config, device
        )
        same_buffers(model)
        val_loss, val_accuracy = evaluate(
            inner(model), data.validation, config["batch_size"], device
        )
${isPlateau ? `        plateau.judge(${schedule.monitor === 'loss' ? 'loss' : 'val_loss'})\n` : ''}${
  earlyStopping === null
    ? ''
    : `        stopped = patience.judge(${watched}, inner(model))
        if stopped:
            inner(model).load_state_dict(patience.kept)
`
}        report(
            {
                "epoch": state["epoch"],
                "loss": loss,
                "accuracy": accuracy,
                "val_loss": val_loss,
                "val_accuracy": val_accuracy,
            },
            {
                "model": inner(model).state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": state["epoch"],
                "step": state["step"],
${kept.map((line) => `        ${line}\n`).join('')}${earlyStopping === null ? '' : '                "stopped": stopped,\n'}            },
        )
${earlyStopping === null ? '' : '        if stopped:\n            break\n'}        state["epoch"] += 1


def report(metrics: dict, saved: dict) -> None:
    """Tell Ray of an epoch; the first worker's state is the checkpoint."""
    if ray.train.get_context().get_world_rank() != 0:
        ray.train.report(metrics)
        return
    with tempfile.TemporaryDirectory() as folder:
        torch.save(saved, Path(folder) / "state.pt")
        ray.train.report(metrics, checkpoint=Checkpoint.from_directory(folder))


def read_state(folder: Path) -> dict:
    """What \`report\` saved."""
    return torch.load(folder / "state.pt", "cpu")


def storage_of(args: argparse.Namespace) -> str:
    """Where Ray keeps runs; a run's name leads to its last checkpoint."""
    if "://" in args.storage:
        return args.storage
    storage = Path(args.storage).resolve()
    if args.resume != (storage / args.name).is_dir():
        raise SystemExit(
            f"There is no run {args.name} in {storage} to resume."
            if args.resume
            else f"{storage / args.name} is there already: --resume, or another --name."
        )
    return str(storage)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--gpu", action="store_true", help="a GPU for each worker")
    parser.add_argument("--address", help="the cluster; without it this machine alone")
    parser.add_argument("--storage", default="ray-results", help="for checkpoints")
    parser.add_argument("--name", default="training", help="of the run in the storage")
    parser.add_argument(
        "--resume", action="store_true", help="go on after the run's last epoch"
    )
    parser.add_argument("--data", help="folder of the images, the same on each machine")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--batch-size", type=int, default=BATCH_SIZE)
    parser.add_argument(
        "--from-weights", action="store_true", help="start with weights.safetensors"
    )
    args = parser.parse_args()
    storage = storage_of(args)
    if args.address:
        code = {"working_dir": str(HERE), "excludes": ["ray-results", "__pycache__"]}
        ray.init(args.address, runtime_env=code)
    else:
        cores = max(os.cpu_count() or 1, args.workers + 1)
        ray.init(num_cpus=cores, include_dashboard=False)
    trainer = TorchTrainer(
        train_worker,
        train_loop_config={
            "data": args.data and str(Path(args.data).resolve()),
            "epochs": args.epochs,
            "batch_size": args.batch_size,
            "from_weights": args.from_weights,
        },
        scaling_config=ScalingConfig(num_workers=args.workers, use_gpu=args.gpu),
        run_config=RunConfig(name=args.name, storage_path=storage),
    )
    result = trainer.fit()
    for name, value in (result.metrics or {}).items():
        print(f"{name}: {value}")
    print(f"The checkpoints are in {storage}/{args.name}.")
    ray.shutdown()


if __name__ == "__main__":
    main()`;
  return { path: 'train_ray.py', lines: text.split('\n').map((line) => ({ text: line, layerId: null })) };
}
