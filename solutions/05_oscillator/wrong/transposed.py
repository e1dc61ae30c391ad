"""tasks: 1, 2
de: Die beiden Verbindungen zwischen den Neuronen sind vertauscht: w_ji führt von Neuron i zu Neuron j, also w₁₂
    = 1,5 von Neuron 2 zu Neuron 1.
en: The two connections between the neurons are swapped: w_ji leads from neuron i to neuron j, so w₁₂ = 1.5
    leads from neuron 2 to neuron 1.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-4.0 * o1 - 1.5 * o2 - 3.37, 1.5 * o1 + 0.125])
