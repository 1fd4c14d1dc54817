"""The runs of keras_runs.py: (network, training settings)."""

import math

from keras_run_networks import LAYER_NETWORKS, SMALL_NETWORKS, small_cnn


def sgd(learning_rate, momentum=0.0, nesterov=False):
    return {"type": "sgd", "learningRate": learning_rate, "momentum": momentum, "nesterov": nesterov}


def row(kind, note, network, optimizer, loss="categoricalCrossentropy", clipping=None, learning_rates=None):
    training = {
        "loss": loss,
        "optimizer": optimizer,
        "gradientClipping": clipping,
        "learningRates": learning_rates,
    }
    return {"id": f"{kind}: {note}", "document": network.document(note), "training": training}


OPTIMIZERS = {
    "sgd": sgd(0.03),
    "sgd, momentum": sgd(0.02, 0.8),
    "sgd, Nesterov momentum": sgd(0.02, 0.7, True),
    "adam": {"type": "adam", "learningRate": 0.004, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3},
    "adamw": {
        "type": "adamw",
        "learningRate": 0.004,
        "beta1": 0.85,
        "beta2": 0.98,
        "epsilon": 1e-3,
        "weightDecay": 0.3,
    },
    "rmsprop": {"type": "rmsprop", "learningRate": 0.002, "rho": 0.8, "momentum": 0.0, "epsilon": 1e-3},
    "rmsprop, momentum": {"type": "rmsprop", "learningRate": 0.001, "rho": 0.95, "momentum": 0.6, "epsilon": 1e-3},
    "adagrad": {"type": "adagrad", "learningRate": 0.02, "initialAccumulatorValue": 0.05, "epsilon": 1e-4},
}

# (note, units, activation of the last layer, loss)
LOSSES = [
    ("categorical cross-entropy of sigmoids", 4, "sigmoid", "categoricalCrossentropy"),
    ("categorical cross-entropy of softplus", 4, "softplus", "categoricalCrossentropy"),
    ("binary cross-entropy, 1 unit", 1, "sigmoid", "binaryCrossentropy"),
    ("binary cross-entropy, 4 units", 4, "sigmoid", "binaryCrossentropy"),
    ("binary cross-entropy of a softmax", 4, "softmax", "binaryCrossentropy"),
    ("mean squared error", 4, "linear", "meanSquaredError"),
    ("mean squared error of a softmax", 4, "softmax", "meanSquaredError"),
    ("mean squared error, 1 unit", 1, "sigmoid", "meanSquaredError"),
]

CLIPPINGS = [{"type": "value", "limit": 0.02}, {"type": "norm", "limit": 0.1}, {"type": "globalNorm", "limit": 0.2}]

LEARNING_RATES = [round(0.03 * (1 + 0.8 * math.sin(0.4 * step)), 6) for step in range(50)]

ROWS = [
    *(row("layer", note, network, sgd(0.03)) for note, network in LAYER_NETWORKS.items()),
    *(row("network", note, network, sgd(0.02, 0.5)) for note, network in SMALL_NETWORKS.items()),
    *(row("setting", note, small_cnn(4, "softmax"), optimizer) for note, optimizer in OPTIMIZERS.items()),
    *(row("setting", note, small_cnn(units, end), sgd(0.03), loss) for note, units, end, loss in LOSSES),
    *(
        row("setting", f"clipped by {clipping['type']}", small_cnn(4, "softmax"), sgd(0.03), clipping=clipping)
        for clipping in CLIPPINGS
    ),
    row("setting", "a learning rate a step", small_cnn(4, "softmax"), sgd(0.5), learning_rates=LEARNING_RATES),
    row(
        "setting",
        "adam, clipped, a learning rate a step",
        small_cnn(4, "softmax"),
        OPTIMIZERS["adam"],
        clipping={"type": "globalNorm", "limit": 0.3},
        learning_rates=[round(rate / 5, 6) for rate in LEARNING_RATES],
    ),
]
