import { readImagesCode } from '../serving/readImages';

/** `run.py`: it asks the model for everything, so that it is the same for every network. */
export const savedModelRunner = `"""Run the SavedModel on pictures: python run.py picture.png other.jpg"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf
from PIL import Image, ImageOps

FOLDER = Path(__file__).parent


${readImagesCode}

def load_signature():
    """What computes: takes images=float32 [n, ...] in 0..1, returns {"outputs": ...}."""
    model = tf.saved_model.load(str(FOLDER / "model" / "1"))
    predict = model.signatures["serving_default"]
    # The model would be gone before its function.
    predict.model = model
    return predict


def main() -> None:
    files = sys.argv[1:]
    if not files:
        raise SystemExit(__doc__)
    predict = load_signature()
    shape = tuple(predict.structured_input_signature[1]["images"].shape[1:])
    images = read_images(files, shape)
    outputs = predict(images=tf.constant(images))["outputs"].numpy()
    class_names = json.loads((FOLDER / "classes.json").read_text(encoding="utf-8"))
    show(files, outputs, class_names)


if __name__ == "__main__":
    main()
`;
