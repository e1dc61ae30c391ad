"""Writes to stderr, as many programs do to report how they get on."""

import os
import sys

right_fit = perceptron_fit


def perceptron_fit(X, targets, max_epochs=100):
    print("training …", file=sys.stderr)
    os.write(2, b"directly, too\n")
    sys.stderr.flush()
    return right_fit(X, targets, max_epochs)
