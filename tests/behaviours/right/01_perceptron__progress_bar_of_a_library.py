"""Draws its progress bar with a library where there is one."""

try:
    from tqdm.auto import tqdm
except ImportError:
    tqdm = None
right_predict = predict


def predict(w, X):
    rows = X if tqdm is None else tqdm(X, desc="predict", leave=False)
    return np.array([right_predict(w, row[None])[0] for row in rows])
