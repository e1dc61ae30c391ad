"""Uses the global random generators, for something that does not matter."""

import random

np.random.seed(42)
random.seed(0)
start = np.random.rand(3)
generator = np.random.default_rng()
right_fit = perceptron_fit


def perceptron_fit(X, targets, max_epochs=100):
    order = np.random.permutation(len(X))
    generator.normal(size=3)
    random.shuffle(order.tolist())
    return right_fit(X, targets, max_epochs)
