"""tasks: 1
de: Deine Mini-Batches sind Python-Listen. Verlangt sind NumPy-Arrays mit ganzen Zahlen, mit denen man ein Array
    indizieren kann: np.array(…).
en: Your mini-batches are Python lists. NumPy arrays of integers are asked for, with which an array can be indexed:
    np.array(…).
"""


def minibatches(n, batch_size, rng):
    order = rng.permutation(n).tolist()
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
