"""tasks: 5
de: Du mittelst über die Neuronen. Der euklidische Abstand ist die Wurzel aus der Summe der Quadrate.
en: You average over the neurons. The Euclidean distance is the root of the sum of squares.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.sqrt((difference**2).mean(axis=1))
