"""One row of tensorflow_operations.py, and the numbers that rows are made of."""

import dataclasses

import numpy as np


@dataclasses.dataclass(frozen=True)
class Row:
    operation: str
    note: str
    inputs: tuple  # arrays, or a list of arrays for an input that takes a list
    attributes: dict = dataclasses.field(default_factory=dict)
    differentiate: tuple = (0,)  # the outputs whose gradient is given; none for values alone
    constants: tuple = ()  # inputs that are not differentiated
    unrecorded: tuple = ()  # outputs that are TensorFlow's private notes for its gradient

    @property
    def id(self):
        return f"{self.operation}: {self.note}"


def spread(shape, seed=0, low=-1.0, high=1.0):
    """Values evenly spread from low to high in a shuffled order: no two are equal, and none is the middle."""
    count = int(np.prod(shape))
    order = np.random.default_rng(seed).permutation(count)
    return (low + (high - low) * (order + 0.4) / max(count, 1)).astype("float32").reshape(shape)


def away_from_zero(shape, seed=0, least=0.2, most=2.0):
    """Values of both signs with sizes from least to most, so that nothing bends near them."""
    values = spread(shape, seed)
    return (np.sign(values) * (least + (most - least) * np.abs(values))).astype("float32")


def integers(*values):
    return np.array(values, dtype="int32")
