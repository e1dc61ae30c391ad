"""Everything by einsum and where; the module holds bare parameters in scikit-learn's own layout and a log-softmax."""

import numpy as np


def forward(X, w1, b1, w2, b2):
    z1 = np.einsum("nd,dh->nh", X, w1) + b1
    y1 = np.where(z1 > 0, z1, np.zeros_like(z1))
    z2 = np.einsum("nh,hk->nk", y1, w2) + b2
    return y1, z2 * (z2 > 0)


def gradients(X, y, w1, b1, w2, b2):
    z1 = X @ w1 + b1
    z2 = np.clip(z1, 0, None) @ w2 + b2
    error = np.clip(z2, 0, None) - y
    error[z2 <= 0] = 0
    d2 = 2 * error
    d1 = np.einsum("nk,hk,nh->nh", d2, w2, np.heaviside(z1, 0.0))
    ones = np.ones((1, X.shape[0]))
    return np.einsum("nd,nh->dh", X, d1), ones @ d1, np.einsum("nh,nk->hk", np.clip(z1, 0, None), d2), ones @ d2


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    sizes = np.array((n_features,) + tuple(hidden_layer_sizes) + ((n_classes,) if n_classes > 2 else (1,)))
    return tuple((tuple(sizes[i : i + 2]), (sizes[i + 1],)) for i in range(sizes.size - 1))


def to_torch(clf):
    import torch

    functions = dict(relu=torch.relu, tanh=torch.tanh, logistic=torch.sigmoid)

    class Classifier(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.f = functions[clf.activation]
            self.W = torch.nn.ParameterList([torch.nn.Parameter(torch.tensor(w)) for w in clf.coefs_])
            self.b = torch.nn.ParameterList([torch.nn.Parameter(torch.tensor(b)) for b in clf.intercepts_])

        def forward(self, x):
            for i, (W, b) in enumerate(zip(self.W, self.b)):
                x = x @ W + b if i == 0 else self.f(x) @ W + b
            if x.shape[-1] == 1:
                x = torch.nn.functional.pad(x, (1, 0))  # softmax over (0, z)
            return torch.log_softmax(x, -1).exp()

    return Classifier()


def make_classifier(seed):
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import RobustScaler

    return make_pipeline(RobustScaler(), MLPClassifier((30,), "tanh", solver="lbfgs", alpha=0.3, random_state=seed))
