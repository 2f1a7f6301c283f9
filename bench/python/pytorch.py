"""A net in PyTorch on the CPU, as its tutorials write it, fed from one tensor by index."""

import json
import sys

from serve import answer, blas_in_use, product_speed, read_data, serve

try:
    import torch
    from torch import nn
except ImportError:
    answer({"absent": "PyTorch is not installed"})
    sys.exit(0)

net = json.loads(sys.argv[1])
torch.manual_seed(1)
features, labels = (torch.from_numpy(values) for values in read_data(net, sys.argv[2]))
batch, steps_per_epoch = net["batch"], net["stepsPerEpoch"]


def make_mlp():
    widths = net["widths"]
    activation = nn.Tanh if net["activation"] == "tanh" else nn.ReLU
    layers = []
    for inputs, units in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, units), activation()]
    return nn.Sequential(*layers[:-1])


def make_cnn():
    first, second = net["filters"]
    return nn.Sequential(
        nn.Conv2d(1, first, 3, padding="same"),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(first, second, 3, padding="same"),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(7 * 7 * second, net["widths"][-1]),
    )


if net["kind"] == "cnn":
    features = features.reshape(-1, 1, 28, 28)
    model = make_cnn()
else:
    model = make_mlp()
optimizers = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
optimizer = optimizers[net["optimizer"]](model.parameters(), lr=net["learningRate"])
loss_of = nn.CrossEntropyLoss()
order = torch.randperm(len(features))
done = 0


def train(steps):
    global order, done
    for _ in range(steps):
        at = done % steps_per_epoch
        if at == 0:
            order = torch.randperm(len(features))
        rows = order[at * batch : (at + 1) * batch]
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(features[rows]), labels[rows])
        loss.backward()
        optimizer.step()
        done += 1
    return steps, loss.item()


def capability():
    config = torch.__config__.show()
    start = config.find("CPU capability usage: ")
    return config[start:].splitlines()[0].removeprefix("CPU capability usage: ") if start >= 0 else "unknown"


square = torch.ones(1024, 1024)
speed = product_speed(lambda: square @ square)
serve(
    f"PyTorch {torch.__version__}, ATen {capability()}, {torch.get_num_threads()} OpenMP thread(s), "
    f"{blas_in_use()}; product 1024³ {speed} GFLOP/s",
    train,
)
