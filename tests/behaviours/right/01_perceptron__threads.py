"""Computes in threads."""

from concurrent.futures import ThreadPoolExecutor

right_predict = predict


def predict(w, X):
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(lambda x: right_predict(w, x[None]), X))
    return np.concatenate(parts)
