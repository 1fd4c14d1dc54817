"""Writes models in HDF5 whose weights lie where the file points to, as no Keras writes them: `hdf5_links.py FOLDER`.

Each is a Dense layer of 4 inputs and 2 units. The kernel of those that lead out of the file is 7 everywhere, so that it
would be known if it were read; of those that stay within it 3.
"""

import json
import sys
from pathlib import Path

import h5py
import numpy as np

folder = Path(sys.argv[1])
MODEL = {
    "module": "keras",
    "class_name": "Sequential",
    "config": {
        "name": "linked",
        "layers": [
            {
                "module": "keras.layers",
                "class_name": "InputLayer",
                "config": {"batch_shape": [None, 4], "name": "input"},
            },
            {"module": "keras.layers", "class_name": "Dense", "config": {"name": "dense", "units": 2}},
        ],
    },
}
OUTSIDE = np.full((4, 2), 7, "<f4")
INSIDE = np.full((4, 2), 3, "<f4")


def write(name, add_kernel):
    with h5py.File(folder / f"{name}.h5", "w") as file:
        file.attrs["model_config"] = json.dumps(MODEL)
        group = file.create_group("model_weights").create_group("dense")
        group.attrs["weight_names"] = [b"kernel:0", b"bias:0"]
        group["bias:0"] = np.zeros(2, "<f4")
        add_kernel(file, group)


def external_storage(path):
    return lambda _file, group: group.create_dataset("kernel:0", (4, 2), "<f4", external=[(str(path), 0, 32)])


def external_link(_file, group):
    group["kernel:0"] = h5py.ExternalLink(str(folder / "outside.hdf5"), "/kernel")


def external_group(file, _group):
    del file["model_weights"]
    file["model_weights"] = h5py.ExternalLink(str(folder / "outside.hdf5"), "/")


def virtual(_file, group):
    layout = h5py.VirtualLayout((4, 2), "<f4")
    layout[:] = h5py.VirtualSource(folder / "outside.hdf5", "kernel", shape=(4, 2))
    group.create_virtual_dataset("kernel:0", layout)


def soft_link(target):
    def add(file, group):
        file["elsewhere"] = INSIDE
        group["kernel:0"] = h5py.SoftLink(target)

    return add


def big_endian(_file, group):
    group["kernel:0"] = INSIDE.astype(">f4")


(folder / "outside.bin").write_bytes(OUTSIDE.tobytes())
with h5py.File(folder / "outside.hdf5", "w") as outside:
    outside["kernel"] = OUTSIDE
write("external storage", external_storage(folder / "outside.bin"))
write("external storage beside it", external_storage("outside.bin"))
write("external link", external_link)
write("external group", external_group)
write("virtual dataset", virtual)
write("dangling soft link", soft_link("/nowhere"))
write("soft link in a circle", soft_link("/model_weights/dense/kernel:0"))
write("soft link", soft_link("/elsewhere"))
write("big endian", big_endian)
