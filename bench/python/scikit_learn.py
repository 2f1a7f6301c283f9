"""A net as scikit-learn's MLPClassifier, an epoch a call."""

import json
import math
import sys
import warnings

from serve import answer, blas_in_use, product_speed, read_data, serve

try:
    import sklearn
    from sklearn.neural_network import MLPClassifier
except ImportError:
    answer({"absent": "scikit-learn is not installed"})
    sys.exit(0)

import numpy as np

warnings.filterwarnings("ignore")
net = json.loads(sys.argv[1])
features, labels = read_data(net, sys.argv[2])
batch, steps_per_epoch = net["batch"], net["stepsPerEpoch"]
# Two classes get one logistic unit: scikit-learn has no softmax of two.
classifier = MLPClassifier(
    hidden_layer_sizes=net["widths"][1:-1],
    activation=net["activation"],
    solver=net["optimizer"],
    learning_rate_init=net["learningRate"],
    batch_size=batch,
    momentum=0,
    nesterovs_momentum=False,
    alpha=0,
    random_state=1,
)
classes = np.unique(labels)


def train(steps):
    held = min(steps, steps_per_epoch)
    rows = held * batch
    epochs = math.ceil(steps / held)
    for _ in range(epochs):
        classifier.partial_fit(features[:rows], labels[:rows], classes)
    return epochs * held, classifier.loss_


square = np.ones((1024, 1024), dtype=np.float32)
speed = product_speed(lambda: square @ square)
serve(f"scikit-learn {sklearn.__version__}, {blas_in_use()}; product 1024³ {speed} GFLOP/s", train)
