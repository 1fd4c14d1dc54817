"""Writes src/training/schedules.facts.json: the learning rates of Keras 3's schedules.

    python tools/facts/keras_schedules.py            (needs tensorflow-cpu==2.21.0 and keras)

The file, read by src/training/learningRate.test.ts and src/training/plateau.test.ts:

    {
      "keras": "3.x",
      "schedules": [{ "schedule", "learningRate", "stepsPerEpoch", "epochs", "rates": [of every step] }],
      "plateaus": [{ "schedule", "learningRate", "losses": [of every epoch], "rates": [after every epoch] }]
    }

A schedule is one of TrainingSettings.schedule. A warm-up is compared where Keras has one (CosineDecay). The drops of a
step schedule are computed twice, by ExponentialDecay and by PiecewiseConstantDecay, which must agree.
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np

TARGET = pathlib.Path(__file__).parents[2] / "src/training/schedules.facts.json"
schedules = keras.optimizers.schedules

# Schedule, learning rate, steps per epoch, epochs.
SCHEDULES = [
    ({"type": "step", "everyEpochs": 1, "factor": 0.5, "warmupEpochs": 0}, 0.1, 7, 4),
    ({"type": "step", "everyEpochs": 3, "factor": 0.2, "warmupEpochs": 0}, 0.001, 4, 8),
    ({"type": "exponential", "factor": 0.9, "warmupEpochs": 0}, 0.01, 5, 6),
    ({"type": "exponential", "factor": 0.1, "warmupEpochs": 0}, 1.0, 11, 3),
    ({"type": "cosine", "minimum": 0, "warmupEpochs": 0}, 0.001, 9, 3),
    ({"type": "cosine", "minimum": 0.05, "warmupEpochs": 0}, 0.3, 1, 20),
    ({"type": "cosine", "minimum": 0.01, "warmupEpochs": 0.5}, 0.1, 8, 4),
    ({"type": "cosine", "minimum": 0, "warmupEpochs": 2}, 0.02, 6, 5),
]

PLATEAU = {"type": "reduceOnPlateau", "monitor": "loss", "warmupEpochs": 0}
FALLING_AND_RESTING = [1, 0.8, 0.79, 0.795, 0.8, 0.6, 0.6, 0.6, 0.6, 0.6, 0.59, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]
PLATEAUS = [
    ({**PLATEAU, "factor": 0.1, "patience": 2, "minDelta": 1e-4, "minLearningRate": 0}, 0.01, FALLING_AND_RESTING),
    ({**PLATEAU, "factor": 0.5, "patience": 1, "minDelta": 0.05, "minLearningRate": 0}, 0.1, FALLING_AND_RESTING),
    ({**PLATEAU, "factor": 0.3, "patience": 2, "minDelta": 0, "minLearningRate": 0.004}, 0.1, FALLING_AND_RESTING),
    ({**PLATEAU, "factor": 0.3, "patience": 1, "minDelta": 0, "minLearningRate": 0.2}, 0.1, FALLING_AND_RESTING),
]


def digits(value):
    return float(f"{float(value):.8g}")


def keras_schedule(schedule, learning_rate, steps_per_epoch, epochs):
    total = steps_per_epoch * epochs
    if schedule["type"] == "step":
        return schedules.ExponentialDecay(
            learning_rate, schedule["everyEpochs"] * steps_per_epoch, schedule["factor"], staircase=True
        )
    if schedule["type"] == "exponential":
        return schedules.ExponentialDecay(learning_rate, steps_per_epoch, schedule["factor"])
    if schedule["warmupEpochs"] == 0:
        return schedules.CosineDecay(learning_rate, total, alpha=schedule["minimum"])
    warmup = int(schedule["warmupEpochs"] * steps_per_epoch)
    return schedules.CosineDecay(
        0.0, total - warmup, alpha=schedule["minimum"], warmup_target=learning_rate, warmup_steps=warmup
    )


def schedule_row(schedule, learning_rate, steps_per_epoch, epochs):
    total = steps_per_epoch * epochs
    decay = keras_schedule(schedule, learning_rate, steps_per_epoch, epochs)
    rates = [digits(decay(step)) for step in range(total)]
    if schedule["type"] == "step":
        every = schedule["everyEpochs"] * steps_per_epoch
        drops = list(range(every, total, every))
        # A boundary belongs to the values before it.
        pieces = schedules.PiecewiseConstantDecay(
            [drop - 1 for drop in drops], [learning_rate * schedule["factor"] ** drop for drop in range(len(drops) + 1)]
        )
        assert np.allclose(rates, [float(pieces(step)) for step in range(total)], rtol=1e-6)
    return {
        "schedule": schedule,
        "learningRate": learning_rate,
        "stepsPerEpoch": steps_per_epoch,
        "epochs": epochs,
        "rates": rates,
    }


def plateau_row(schedule, learning_rate, losses):
    model = keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss="mean_squared_error")
    callback = keras.callbacks.ReduceLROnPlateau(
        monitor="loss",
        factor=schedule["factor"],
        patience=schedule["patience"],
        min_delta=schedule["minDelta"],
        min_lr=schedule["minLearningRate"],
    )
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"loss": loss})
        rates.append(digits(model.optimizer.learning_rate))
    return {"schedule": schedule, "learningRate": learning_rate, "losses": losses, "rates": rates}


def main():
    line = lambda row: json.dumps(row, separators=(",", ":"))
    TARGET.write_text(
        f'{{"keras": "{keras.__version__}",\n'
        + '"schedules":[\n' + ",\n".join(line(schedule_row(*row)) for row in SCHEDULES) + "\n],\n"
        + '"plateaus":[\n' + ",\n".join(line(plateau_row(*row)) for row in PLATEAUS) + "\n]}\n"
    )


main()
