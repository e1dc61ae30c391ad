"""tasks: 1
de: Dein L2-Gradient ist λw. Die Ableitung von λw² ist 2λw; λw gehört zu einer Strafe mit λ/2 davor.
en: Your L2 gradient is λw. The derivative of λw² is 2λw; λw belongs to a penalty with λ/2 in front.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [lam * w for w in weights]
