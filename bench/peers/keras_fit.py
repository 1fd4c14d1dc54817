"""Trains a network with Keras' model.fit, for the comparison in bench/throughput.bench.mjs.

Usage: keras_fit.py VARIANT NETWORK IMAGES BATCH_SIZE EPOCHS DATA_FOLDER. VARIANT: "default",
"steps_per_execution=10", "oneDNN" or "oneDNN, steps_per_execution=10"; oneDNN's kernels are those that our own engine
uses, and TensorFlow switches them on by itself only on newer processors. Prints one JSON object: {"library", "threads", "parameters", "imagesPerSecond"}. The first
epoch warms up, the best of the EPOCHS after it counts. An epoch is timed from its begin to its end as Keras itself
reports them, so that what model.fit does once is not counted. The images lie in memory as float32, which is what
model.fit is fastest with.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
if "oneDNN" in sys.argv[1]:
    # Read by TensorFlow when it is imported.
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

from keras_networks import NETWORKS  # noqa: E402
from random_cifar import read_images  # noqa: E402

VARIANTS = {"default": 1, "steps_per_execution=10": 10, "oneDNN": 1, "oneDNN, steps_per_execution=10": 10}


class EpochTimes(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.seconds = []

    def on_epoch_begin(self, epoch, logs=None):
        self.began = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds.append(time.perf_counter() - self.began)


def images_per_second(network, images, labels, batch_size, epochs, steps_per_execution):
    model = NETWORKS[network]()
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=steps_per_execution,
    )
    times = EpochTimes()
    model.fit(images, labels, batch_size=batch_size, epochs=1 + epochs, verbose=0, callbacks=[times])
    return round(len(images) / min(times.seconds[1:]), 1)


def main():
    variant, network, count, batch_size, epochs, folder = sys.argv[1:7]
    images, classes = read_images(folder, int(count))
    labels = np.eye(10, dtype=np.float32)[classes]
    speed = images_per_second(network, images, labels, int(batch_size), int(epochs), VARIANTS[variant])
    result = {
        "library": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
        "threads": tf.config.threading.get_intra_op_parallelism_threads() or os.cpu_count(),
        "parameters": NETWORKS[network]().count_params(),
        "imagesPerSecond": speed,
    }
    print(json.dumps(result))


main()
