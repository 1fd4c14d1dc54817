"""The networks of bench/networks/ in PyTorch, by the same names. They give logits: the softmax is in the loss.

A convolution with strides pads as PyTorch does, evenly: the same work as TensorFlow's "same", without a layer for it.
"""

from torch import nn


def lecture():
    return nn.Sequential(
        nn.Conv2d(3, 16, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(6 * 6 * 32, 32),
        nn.ReLU(),
        nn.Linear(32, 16),
        nn.ReLU(),
        nn.Linear(16, 10),
    )


def conv_norm(inputs, filters, strides=1, kernel_size=3):
    return (
        nn.Conv2d(inputs, filters, kernel_size, strides, padding=kernel_size // 2, bias=False),
        nn.BatchNorm2d(filters, eps=0.001, momentum=0.01),
    )


def conv_norm_relu(inputs, filters, strides=1):
    return (*conv_norm(inputs, filters, strides), nn.ReLU())


def classifier(filters):
    return (nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(filters, 10))


def six_conv():
    layers, inputs = [], 3
    for filters in (32, 64, 128):
        if layers:
            layers.append(nn.MaxPool2d(2))
        layers += [*conv_norm_relu(inputs, filters), *conv_norm_relu(filters, filters)]
        inputs = filters
    return nn.Sequential(*layers, *classifier(inputs))


class ResidualBlock(nn.Module):
    def __init__(self, inputs, filters, strides):
        super().__init__()
        self.path = nn.Sequential(*conv_norm_relu(inputs, filters, strides), *conv_norm(filters, filters))
        self.shortcut = nn.Sequential(*conv_norm(inputs, filters, strides, kernel_size=1)) if strides > 1 else None
        self.relu = nn.ReLU()

    def forward(self, x):
        shortcut = x if self.shortcut is None else self.shortcut(x)
        return self.relu(shortcut + self.path(x))


def resnet20():
    layers, inputs = [*conv_norm_relu(3, 16)], 16
    for stage, filters in enumerate((16, 32, 64)):
        for block in range(3):
            layers.append(ResidualBlock(inputs, filters, 2 if stage > 0 and block == 0 else 1))
            inputs = filters
    return nn.Sequential(*layers, *classifier(inputs))


NETWORKS = {"lecture": lecture, "six-conv": six_conv, "resnet20": resnet20}
