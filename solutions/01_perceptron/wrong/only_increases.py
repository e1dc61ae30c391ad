"""tasks: 2, 3
de: Du lernst nur, wenn die Ausgabe zu klein war. Ist o = 1 und t = 0, muss der Schritt die Gewichte verkleinern.
en: You learn only when the output was too small. With o = 1 and t = 0 the step must decrease the weights.
"""

import numpy as np


def perceptron_update(w, x, target):
    if target == 1 and heaviside(w[0] + w[1:] @ x) == 0:
        return w + np.concatenate(([1.0], x))
    return w.copy()
