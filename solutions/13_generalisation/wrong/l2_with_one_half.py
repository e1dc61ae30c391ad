"""tasks: 1
de: Du rechnest mit λ/2 · Σw² und dem Gradienten λw, wie weight_decay in PyTorch. Hier ist die Strafe λ Σw², der
    Gradient 2λw.
en: You compute with λ/2 · Σw² and the gradient λw, like weight_decay in PyTorch. Here the penalty is λ Σw², the
    gradient 2λw.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam / 2 * sum(np.sum(w**2) for w in weights)
    return value, [lam * w for w in weights]
