"""Warns: at the top, in a function, and by what numpy itself warns of."""

import warnings

warnings.warn("perceptrons are old")
warnings.warn("this way of training is deprecated", DeprecationWarning)
with np.errstate(divide="warn", invalid="warn"):
    np.array([1.0, 0.0]) / 0.0

right_update = perceptron_update


def perceptron_update(w, x, target):
    warnings.warn("about to learn")
    np.log(np.zeros(1))
    return right_update(w, x, target)
