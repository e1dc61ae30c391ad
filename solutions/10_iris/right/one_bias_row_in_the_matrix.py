"""A column of ones joins the inputs, so weights and biases are one matrix; scaling by ranks; softmax written out."""

import numpy as np


def with_one(x):
    return np.hstack([x, np.ones((x.shape[0], 1))])


def forward(X, w1, b1, w2, b2):
    y1 = with_one(X) @ np.vstack([w1, b1])
    y1[y1 < 0] = 0
    y_pred = with_one(y1) @ np.vstack([w2, b2])
    y_pred[y_pred < 0] = 0
    return y1, y_pred


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = forward(X, w1, b1, w2, b2)
    error = 2 * (y_pred - y)
    error *= y_pred > 0
    second = with_one(y1).T @ error
    back = error @ w2.transpose()
    back *= y1 > 0
    first = with_one(X).T @ back
    return first[:-1], first[-1:], second[:-1], second[-1:]


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n = [n_features]
    n.extend(hidden_layer_sizes)
    n.append(max(n_classes, 1) if n_classes != 2 else 1)
    return [(np.empty(n[i : i + 2]).shape, np.empty(n[i + 1]).shape) for i in range(len(n) - 1)]


def to_torch(clf):
    import torch
    from torch import nn

    # the activations are written out, the probabilities come from (0, z) whatever the number of classes
    def activate(x):
        if clf_activation == "tanh":
            return 1 - 2 / (torch.exp(2 * x) + 1)
        if clf_activation == "logistic":
            return 1 / (1 + torch.exp(-x))
        return x.clamp(min=0)

    clf_activation = str(clf.activation)

    class Act(nn.Module):
        def forward(self, x):
            return activate(x)

    class Out(nn.Module):
        def forward(self, z):
            if z.shape[1] == 1:
                z = torch.cat([0 * z, z], dim=1)
            z = z - z.max(dim=1, keepdim=True).values
            e = z.exp()
            return e / e.sum(dim=1, keepdim=True)

    modules = []
    for i, (w, b) in enumerate(zip(clf.coefs_, clf.intercepts_)):
        layer = nn.Linear(len(w), len(b), dtype=torch.double)
        layer.weight = nn.Parameter(torch.tensor(w.T.tolist(), dtype=torch.double))
        layer.bias = nn.Parameter(torch.tensor(b.tolist(), dtype=torch.double))
        modules += [Act(), layer] if i else [layer]
    return nn.Sequential(*modules, Out())


def make_classifier(seed):
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import QuantileTransformer

    net = MLPClassifier((10,), "relu", solver="lbfgs", alpha=1.0, max_iter=300, random_state=seed)
    return make_pipeline(QuantileTransformer(n_quantiles=50), net)
