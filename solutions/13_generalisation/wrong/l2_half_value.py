"""tasks: 1
de: Im Wert von l2_penalty steht ein ½ zu viel, der Gradient stimmt. Die Strafe ist λ Σw².
en: There is a ½ too many in the value of l2_penalty; the gradient is right. The penalty is λ Σw².
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam / 2 * sum(np.sum(w**2) for w in weights)
    return value, [2 * lam * w for w in weights]
