"""tasks: 5
de: Deine Abstände beginnen mit dem der Anfänge und hören einen Schritt zu früh auf. Eintrag t gilt nach Eingabe t.
en: Your distances begin with that of the starts and stop one step too early. Entry t holds after input t.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.append(np.linalg.norm(state_a - state_b), np.linalg.norm(difference, axis=1)[:-1])
