"""Prints as JSON what TensorBoard reads in a folder of events: by tag, the steps and values of its scalars."""

import json
import math
import sys

from tensorboard.backend.event_processing import event_accumulator

def finite(value):
    """JSON has no other numbers."""
    return value if math.isfinite(value) else None


reader = event_accumulator.EventAccumulator(sys.argv[1], size_guidance={event_accumulator.SCALARS: 0})
reader.Reload()
scalars = {}
for tag in reader.Tags()["scalars"]:
    events = reader.Scalars(tag)
    scalars[tag] = {"steps": [event.step for event in events], "values": [finite(event.value) for event in events]}
print(json.dumps(scalars))
