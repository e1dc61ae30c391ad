"""tasks: 1, 3
de: predict schneidet Muster oder Gewichte auf ganze Zahlen ab (astype(int)). Rechne mit ihnen, wie sie sind;
    ganzzahlig ist nur die Ausgabe.
en: predict cuts patterns or weights off to whole numbers (astype(int)). Compute with them as they are; only the output
    is a whole number.
"""

import numpy as np


def predict(w, X):
    phis = w[0] + X.astype(int) @ w[1:]
    return (phis > 0).astype(np.int64)
