"""Trains on a folder of images with Keras, for the comparison in bench/folder.bench.mjs.

Usage: keras_folder.py VARIANT FOLDER IMAGES BATCH_SIZE EPOCHS. VARIANT: "default" reads and decodes every epoch, "cache"
keeps the decoded batches in memory. Prints one JSON object: {"library", "threads", "parameters", "seconds"}, the
seconds from before the folder is listed to after the last epoch; importing the libraries is not counted.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402


def build_model():
    return keras.Sequential(
        [
            keras.Input((64, 64, 3)),
            layers.Rescaling(1 / 255),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.GlobalAveragePooling2D(),
            layers.Dense(10, activation="softmax"),
        ]
    )


def main():
    variant, folder, count, batch_size, epochs = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    began = time.perf_counter()
    dataset = keras.utils.image_dataset_from_directory(
        os.path.join(folder, "train"),
        label_mode="categorical",
        batch_size=batch_size,
        image_size=(64, 64),
        seed=1,
        verbose=False,
    )
    if len(dataset.file_paths) != count:
        raise SystemExit(f"{folder} holds {len(dataset.file_paths)} training images, not {count}")
    if variant == "cache":
        dataset = dataset.cache().prefetch(tf.data.AUTOTUNE)
    model = build_model()
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(dataset, epochs=epochs, verbose=0)
    result = {
        "library": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
        "threads": tf.config.threading.get_intra_op_parallelism_threads() or os.cpu_count(),
        "parameters": model.count_params(),
        "seconds": round(time.perf_counter() - began, 3),
    }
    print(json.dumps(result))


main()
