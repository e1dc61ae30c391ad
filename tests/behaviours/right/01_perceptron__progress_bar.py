"""Draws a progress bar, which goes back to the start of its line a hundred times."""

import sys


def progress(items):
    items = list(items)
    for number, item in enumerate(items, 1):
        done = 40 * number // len(items)
        sys.stderr.write(f"\r{100 * number // len(items):3d}%|{'█' * done}{' ' * (40 - done)}| {number}/{len(items)}")
        sys.stderr.flush()
        yield item
    sys.stderr.write("\n")


def perceptron_fit(X, targets, max_epochs=100):
    w, errors_per_epoch = np.zeros(X.shape[1] + 1), []
    for epoch in progress(range(max_epochs)):
        errors = 0
        for x, t in zip(X, targets):
            new = perceptron_update(w, x, t)
            errors += int(not np.array_equal(new, w))
            w = new
        errors_per_epoch.append(errors)
        if errors == 0:
            break
    return w, errors_per_epoch
