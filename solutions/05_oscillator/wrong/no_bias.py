"""tasks: 1, 2
de: Der Bias fehlt: zu φ₁ kommt noch b₁ = −3,37 hinzu, zu φ₂ noch b₂ = 0,125.
en: The bias is missing: b₁ = −3.37 is still to be added to φ₁, and b₂ = 0.125 to φ₂.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-4.0 * o1 + 1.5 * o2, -1.5 * o1])
