"""One statement in the middle fails; the functions above and below it count.

points: 10
task 1: passed
task 2: passed
task 3: passed
notice: ZeroDivisionError: division by zero
"""

1 / 0

right_update = perceptron_update


def perceptron_update(w, x, target):
    return right_update(w, x, target)
