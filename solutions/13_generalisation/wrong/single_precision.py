"""tasks: 1
de: Deine Gradienten sind float32. Rechne in float64, wie die Gewichte; np.float32 gehört hier nirgends hin.
en: Your gradients are float32. Compute in float64, like the weights; np.float32 has no place here.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [np.float32(lam) * np.sign(w, dtype=np.float32) for w in weights]


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [np.float32(2 * lam) * w.astype(np.float32) for w in weights]
