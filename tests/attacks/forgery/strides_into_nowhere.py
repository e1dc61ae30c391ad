"""An array whose second element lies a terabyte behind its first one.

row_means: crashed
points: 5
"""


def row_means(X):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (3,), (1 << 40,))
