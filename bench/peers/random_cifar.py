"""Reads the images that every engine of a measurement trains on: CIFAR-10's binary form, filled with random pixels."""

from pathlib import Path

import numpy as np

RECORD_BYTES = 1 + 3 * 32 * 32


def read_images(folder, count):
    """The first `count` training images as float32 [count, 32, 32, 3] from 0 to 1, and their classes as int64 [count]."""
    files = [Path(folder, "cifar10", f"data_batch_{number}.bin") for number in range(1, 6)]
    records = np.concatenate([np.fromfile(file, np.uint8).reshape(-1, RECORD_BYTES) for file in files])[:count]
    if len(records) < count:
        raise SystemExit(f"{folder} holds {len(records)} training images, fewer than {count}")
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return np.ascontiguousarray(pixels, np.float32) / np.float32(255), records[:, 0].astype(np.int64)
