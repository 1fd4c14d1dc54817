import { readImagesCode } from '../serving/readImages';

/** `run.py`: it asks the model for everything, so that it is the same for every network. */
export const onnxRunner = `"""Run model.onnx on pictures: python run.py picture.png other.jpg"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

MODEL = Path(__file__).with_name("model.onnx")


${readImagesCode}

def predict(session: onnxruntime.InferenceSession, images: np.ndarray) -> np.ndarray:
    """Outputs for float32 images [n, height, width, channels] in 0..1."""
    if images.ndim == 4:
        images = images.transpose(0, 3, 1, 2)
    (outputs,) = session.run(None, {"images": np.ascontiguousarray(images)})
    return outputs.transpose(0, 2, 3, 1) if outputs.ndim == 4 else outputs


def main() -> None:
    files = sys.argv[1:]
    if not files:
        raise SystemExit(__doc__)
    session = onnxruntime.InferenceSession(MODEL, providers=["CPUExecutionProvider"])
    shape = tuple(session.get_inputs()[0].shape[1:])
    if len(shape) == 3:
        shape = (shape[1], shape[2], shape[0])
    class_names = json.loads(session.get_modelmeta().custom_metadata_map["class_names"])
    show(files, predict(session, read_images(files, shape)), class_names)


if __name__ == "__main__":
    main()
`;
