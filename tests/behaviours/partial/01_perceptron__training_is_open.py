"""Everything but the training.

points: 5.5
task 1: passed
task 2: passed
task 3: not_attempted
"""


def perceptron_fit(X, targets, max_epochs=100):
    raise NotImplementedError()
