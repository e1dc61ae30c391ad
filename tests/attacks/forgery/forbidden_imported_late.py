"""Imports a forbidden function of a module that is not loaded yet.

row_means: forbidden
points: 5
says: statistics.mean is not allowed in this task
"""

import importlib


def row_means(X):
    return np.array([getattr(importlib.import_module("statistics"), "me" + "an")(row) for row in X.tolist()])
