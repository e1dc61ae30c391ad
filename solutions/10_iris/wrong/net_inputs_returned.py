"""tasks: 1
de: Als y1 gibst du die Netzeingabe der verdeckten Schicht zurück, vor der ReLU. y1 ist ihre Ausgabe, also danach.
en: As y1 you return the net input of the hidden layer, before the ReLU. y1 is its output, after it.
"""

import numpy as np

_forward = forward


def forward(X, w1, b1, w2, b2):
    return X @ w1 + b1, np.maximum(np.maximum(X @ w1 + b1, 0.0) @ w2 + b2, 0.0)


def gradients(X, y, w1, b1, w2, b2):
    y1, y_pred = _forward(X, w1, b1, w2, b2)
    delta2 = 2.0 * (y_pred - y) * (y_pred > 0.0)
    delta1 = (delta2 @ w2.T) * (y1 > 0.0)
    return X.T @ delta1, delta1.sum(axis=0, keepdims=True), y1.T @ delta2, delta2.sum(axis=0, keepdims=True)
