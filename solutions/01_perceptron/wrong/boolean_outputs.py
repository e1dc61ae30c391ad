"""tasks: 1
de: Dein predict gibt Wahrheitswerte zurück. Verlangt sind die Zahlen 0 und 1 (int64): .astype(np.int64) macht sie
    daraus.
en: Your predict returns truth values. The numbers 0 and 1 (int64) are asked for: .astype(np.int64) turns one into
    the other.
"""


def predict(w, X):
    return w[0] + X @ w[1:] > 0
