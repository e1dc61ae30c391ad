"""Raises warnings, exits of coroutines, and what is no exception at all.

double: error
row_means: error
lowest: error
points: 1
"""


def double(x):
    raise 42


def row_means(X):
    raise GeneratorExit


def lowest(f, xs):
    import asyncio

    raise asyncio.CancelledError("cancelled")
