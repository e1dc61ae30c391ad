"""Shapes are read off a network fitted for one epoch (slow, but right); MLPClassifier with its defaults (Adam)."""

import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def relu(z):
    return (z + np.abs(z)) / 2


def forward(X, w1, b1, w2, b2):
    hidden = relu(X.dot(w1) + np.repeat(b1, len(X), axis=0))
    return hidden, relu(hidden.dot(w2) + np.repeat(b2, len(X), axis=0))


def gradients(X, y, w1, b1, w2, b2):
    hidden, out = forward(X, w1, b1, w2, b2)
    d_out = np.sign(out) * 2 * (out - y)
    d_hidden = np.sign(hidden) * d_out.dot(w2.T)
    dw1 = sum(np.outer(x, d) for x, d in zip(X, d_hidden))
    dw2 = sum(np.outer(h, d) for h, d in zip(hidden, d_out))
    return dw1, d_hidden.sum(0).reshape(b1.shape), dw2, d_out.sum(0).reshape(b2.shape)


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    clf = MLPClassifier(hidden_layer_sizes, max_iter=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        clf.fit(np.random.rand(3 * n_classes, n_features), np.arange(3 * n_classes) % n_classes)
    return [(w.shape, b.shape) for w, b in zip(clf.coefs_, clf.intercepts_)]


def to_torch(clf):
    import torch
    import torch.nn as nn

    torch_name = {"relu": nn.ReLU, "tanh": nn.Tanh, "logistic": nn.Sigmoid}
    net = nn.Sequential()
    for i in range(clf.n_layers_ - 1):
        n_in, n_out = clf.coefs_[i].shape
        net.add_module(f"linear{i}", nn.Linear(n_in, n_out))
        if i < clf.n_layers_ - 2:
            net.add_module(f"activation{i}", torch_name[clf.activation]())
    net = net.double()
    if clf.out_activation_ == "logistic":
        # softmax over (-z/2, z/2) is (1 - sigmoid(z), sigmoid(z))
        last = nn.Linear(clf.coefs_[-1].shape[0], 2).double()
        net[-1] = last
    net.append(nn.Softmax(dim=1))
    linears = [m for m in net if isinstance(m, nn.Linear)]
    with torch.no_grad():
        for linear, w, b in zip(linears, clf.coefs_, clf.intercepts_):
            w, b = torch.tensor(w).T, torch.tensor(b)
            if len(w) < linear.out_features:
                w, b = torch.cat([-w / 2, w / 2]), torch.cat([-b / 2, b / 2])
            linear.weight[:] = w
            linear.bias[:] = b
    return net


def make_classifier(seed):
    return make_pipeline(StandardScaler(), MLPClassifier(random_state=seed))
