"""tasks: 2
shows: error
de: Deine Schleife geht nur bei zwei Dimensionen. X kann jede Form haben; np.where und Masken rechnen mit jeder.
en: Your loop works in two dimensions only. X may have any shape; np.where and masks work with all of them.
"""

import numpy as np


def dropout(X, p, u):
    rows, columns = X.shape
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            if u[i, j] >= p:
                result[i, j] = X[i, j] / (1 - p)
    return result
