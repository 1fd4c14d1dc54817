"""Trains the lecture's network with Keras' model.fit, for the comparison in bench/throughput.bench.mjs.

Usage: keras_fit.py IMAGES BATCH_SIZE. Prints one JSON object: {"default": images/s, "steps_per_execution": images/s}.
Random images of 32 x 32 x 3; one epoch to warm up, then the best of two.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras  # noqa: E402
import numpy as np  # noqa: E402


def build_model():
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def images_per_second(images, labels, batch_size, steps_per_execution):
    model = build_model()
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=steps_per_execution,
    )
    model.fit(images, labels, batch_size=batch_size, epochs=1, verbose=0)
    best = 0.0
    for _ in range(2):
        began = time.perf_counter()
        model.fit(images, labels, batch_size=batch_size, epochs=1, verbose=0)
        best = max(best, len(images) / (time.perf_counter() - began))
    return round(best)


def main():
    count, batch_size = int(sys.argv[1]), int(sys.argv[2])
    random = np.random.default_rng(1)
    images = random.random((count, 32, 32, 3), dtype=np.float32)
    labels = np.eye(10, dtype=np.float32)[random.integers(0, 10, count)]
    print(
        json.dumps(
            {
                "default": images_per_second(images, labels, batch_size, 1),
                "steps_per_execution": images_per_second(images, labels, batch_size, 10),
            }
        )
    )


main()
