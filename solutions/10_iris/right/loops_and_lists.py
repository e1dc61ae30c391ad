"""Loops over patterns and neurons in plain numbers; lists come back where lists are allowed; the module is a class."""

import numpy as np
import torch
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler


def forward(X, w1, b1, w2, b2):
    y1, y_pred = [], []
    for x in X:
        hidden = []
        for j in range(w1.shape[1]):
            z = b1[0, j]
            for i in range(len(x)):
                z += x[i] * w1[i, j]
            hidden.append(z if z > 0 else 0.0)
        output = []
        for k in range(w2.shape[1]):
            z = sum(hidden[j] * w2[j, k] for j in range(len(hidden))) + b2[0, k]
            output.append(max(z, 0.0))
        y1.append(hidden)
        y_pred.append(output)
    return [np.array(y1), np.array(y_pred)]


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = np.zeros(w1.shape), np.zeros(b1.shape), np.zeros(w2.shape), np.zeros(b2.shape)
    for n in range(X.shape[0]):
        back = [0.0] * w1.shape[1]
        for k in range(w2.shape[1]):
            if y_pred[n, k] <= 0:
                continue
            delta = 2 * (y_pred[n, k] - y[n, k])
            db2[0, k] += delta
            for j in range(w2.shape[0]):
                dw2[j, k] += y1[n, j] * delta
                back[j] += w2[j, k] * delta
        for j in range(w1.shape[1]):
            if y1[n, j] <= 0:
                continue
            db1[0, j] += back[j]
            for i in range(w1.shape[0]):
                dw1[i, j] += X[n, i] * back[j]
    return [dw1, db1, dw2, db2]


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    shapes = []
    below = n_features
    for size in hidden_layer_sizes:
        shapes.append([[below, size], [size]])
        below = size
    outputs = n_classes
    if n_classes == 2:
        outputs = 1
    shapes.append([[below, outputs], [outputs]])
    return shapes


class Net(torch.nn.Module):
    def __init__(self, coefs, intercepts, activation):
        super().__init__()
        self.layers = torch.nn.ModuleList()
        self.activation = activation
        for w, b in zip(coefs, intercepts):
            layer = torch.nn.Linear(w.shape[0], w.shape[1]).double()
            layer.load_state_dict({"weight": torch.tensor(w.T.copy()), "bias": torch.tensor(b.copy())})
            self.layers.append(layer)

    def forward(self, x):
        last = len(self.layers) - 1
        for number, layer in enumerate(self.layers):
            x = layer(x)
            if number < last:
                if self.activation == "relu":
                    x = torch.relu(x)
                elif self.activation == "tanh":
                    x = torch.tanh(x)
                else:
                    x = torch.sigmoid(x)
        if x.shape[1] == 1:
            p = torch.sigmoid(x)
            return torch.hstack([1 - p, p])
        return torch.nn.functional.softmax(x, dim=1)


def to_torch(clf):
    return Net(clf.coefs_, clf.intercepts_, clf.activation)


def make_classifier(seed):
    net = MLPClassifier(hidden_layer_sizes=(20,), activation="logistic", solver="lbfgs", alpha=0.1, random_state=seed)
    return Pipeline([("scale", MinMaxScaler()), ("net", net)])
