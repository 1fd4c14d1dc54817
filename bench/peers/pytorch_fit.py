"""Trains a network with PyTorch on the CPU, for the comparison in bench/throughput.bench.mjs.

Usage: pytorch_fit.py VARIANT NETWORK IMAGES BATCH_SIZE EPOCHS DATA_FOLDER. VARIANT: "eager", "channels_last",
"compile" or "compile, channels_last". Prints one JSON object: {"library", "threads", "parameters",
"imagesPerSecond"}. The first epoch warms up (and compiles), the best of the EPOCHS after it counts. Loss and accuracy
are read every step. The images lie in memory as float32 in the variant's own memory format, and batches are gathered
without a DataLoader, which is what PyTorch is fastest with. Adam is the fused one.
"""

import json
import sys
import time

import torch
from torch import nn

from pytorch_networks import NETWORKS
from random_cifar import read_images

VARIANTS = {
    "eager": (torch.contiguous_format, False),
    "channels_last": (torch.channels_last, False),
    "compile": (torch.contiguous_format, True),
    "compile, channels_last": (torch.channels_last, True),
}


def train_epoch(model, optimizer, loss_of, images, classes, batch_size):
    order = torch.randperm(len(images))
    for start in range(0, len(images), batch_size):
        chosen = order[start : start + batch_size]
        batch, wanted = images[chosen], classes[chosen]
        optimizer.zero_grad(set_to_none=True)
        outputs = model(batch)
        loss = loss_of(outputs, wanted)
        loss.backward()
        optimizer.step()
        loss.item()
        (outputs.argmax(1) == wanted).float().mean().item()


def images_per_second(network, images, classes, batch_size, epochs, memory_format, compiled):
    torch.manual_seed(1)
    model = NETWORKS[network]().to(memory_format=memory_format).train()
    images = images.to(memory_format=memory_format)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7, fused=True)
    runnable = torch.compile(model) if compiled else model
    best = 0.0
    for epoch in range(1 + epochs):
        began = time.perf_counter()
        train_epoch(runnable, optimizer, nn.functional.cross_entropy, images, classes, batch_size)
        if epoch > 0:
            best = max(best, len(images) / (time.perf_counter() - began))
    return round(best, 1)


def count_parameters(network):
    """As Keras counts: with the moving statistics of batch normalization, without its count of batches."""
    state = NETWORKS[network]().state_dict()
    return sum(tensor.numel() for name, tensor in state.items() if not name.endswith("num_batches_tracked"))


def main():
    variant, network, count, batch_size, epochs, folder = sys.argv[1:7]
    pixels, numbers = read_images(folder, int(count))
    images, classes = torch.from_numpy(pixels).permute(0, 3, 1, 2), torch.from_numpy(numbers)
    speed = images_per_second(network, images, classes, int(batch_size), int(epochs), *VARIANTS[variant])
    result = {
        "library": f"PyTorch {torch.__version__}",
        "threads": torch.get_num_threads(),
        "parameters": count_parameters(network),
        "imagesPerSecond": speed,
    }
    print(json.dumps(result))


main()
