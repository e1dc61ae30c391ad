"""tasks: 1, 2
de: Die beiden Biaswerte sind vertauscht: b₁ = −3,37 gehört zu Neuron 1, b₂ = 0,125 zu Neuron 2.
en: The two biases are swapped: b₁ = −3.37 belongs to neuron 1, b₂ = 0.125 to neuron 2.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-4.0 * o1 + 1.5 * o2 + 0.125, -1.5 * o1 - 3.37])
