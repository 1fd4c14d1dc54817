"""Writes electron/trainer/testing/images.facts.json: the pixels that Keras reads from image files.

    python tools/facts/keras_images.py            (needs tensorflow-cpu==2.21.0 and keras==3.15.0)

    { "keras": "3.x", "tensorflow": "2.x",
      "rows": [{ "id": unique, "file": base64, "format": "png" | "jpeg", "width": 19, "height": 13,
                 "size": [height, width, channels], "pixels": [0 to 255, ...] }] }

`pixels` are those of `keras.utils.image_dataset_from_directory` for the file and size, row-major, to a hundredth. The files
are small pictures of smooth colours with some noise, in the kinds of PNG and JPEG that are found in folders.
"""

import base64
import json
import os
import pathlib
import struct
import tempfile
import zlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf

TARGET = pathlib.Path(__file__).parents[2] / "electron/trainer/testing/images.facts.json"
HEIGHT, WIDTH = 13, 19
SIZES = [(13, 19, 3), (5, 8, 3), (16, 10, 3), (7, 7, 1)]


def picture(channels, levels=256):
    """Smooth along both axes, each channel another way, with a little noise: [HEIGHT, WIDTH, channels]."""
    rng = np.random.default_rng(channels)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = [np.sin(0.05 * (c + 1) * x + 0.1 * y + c) for c in range(channels)]
    values = 0.5 + 0.42 * np.stack(planes, -1) + rng.normal(0, 0.02, (HEIGHT, WIDTH, channels))
    return np.clip(values * (levels - 1), 0, levels - 1).astype("uint8" if levels == 256 else "uint16")


def palette_png():
    """Sixteen colours, four bits a pixel."""
    colours = np.random.default_rng(1).integers(0, 256, (16, 3), dtype="uint8")
    places = (picture(1)[..., 0] // 16).astype("uint8")
    padded = np.pad(places, ((0, 0), (0, WIDTH % 2)))
    rows = (padded[:, 0::2] << 4) | padded[:, 1::2]
    data = b"".join(b"\0" + row.tobytes() for row in rows)

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", colours.tobytes()), (b"IDAT", zlib.compress(data)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def files():
    jpeg = tf.io.encode_jpeg
    return {
        "colour PNG": tf.io.encode_png(picture(3)).numpy(),
        "grey PNG": tf.io.encode_png(picture(1)).numpy(),
        "PNG with opacity": tf.io.encode_png(picture(4)).numpy(),
        "PNG of 16 bits": tf.io.encode_png(picture(3, 65536)).numpy(),
        "PNG with a palette": palette_png(),
        "colour JPEG": jpeg(picture(3), quality=90).numpy(),
        "JPEG with all its colours": jpeg(picture(3), quality=95, chroma_downsampling=False).numpy(),
        "grey JPEG": jpeg(picture(1), format="grayscale", quality=90).numpy(),
        "progressive JPEG": jpeg(picture(3), quality=80, progressive=True).numpy(),
    }


def keras_pixels(file, extension, size):
    height, width, channels = size
    with tempfile.TemporaryDirectory() as folder:
        below = pathlib.Path(folder) / "class"
        below.mkdir()
        (below / f"image.{extension}").write_bytes(file)
        dataset = keras.utils.image_dataset_from_directory(
            folder,
            image_size=(height, width),
            color_mode="rgb" if channels == 3 else "grayscale",
            batch_size=1,
            shuffle=False,
            verbose=False,
        )
        [(images, _)] = list(dataset)
    return np.round(images.numpy()[0].astype("float64").reshape(-1), 2).tolist()


def rows():
    for name, file in files().items():
        kind = "png" if "PNG" in name else "jpeg"
        for size in SIZES:
            yield {
                "id": f"{name} to {' x '.join(map(str, size))}",
                "file": base64.b64encode(file).decode(),
                "format": kind,
                "width": WIDTH,
                "height": HEIGHT,
                "size": size,
                "pixels": keras_pixels(file, kind, size),
            }


if __name__ == "__main__":
    content = {"keras": keras.__version__, "tensorflow": tf.__version__, "rows": list(rows())}
    TARGET.write_text(json.dumps(content) + "\n")
    print(f"{len(content['rows'])} rows in {TARGET}")
