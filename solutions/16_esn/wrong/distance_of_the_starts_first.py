"""tasks: 5
de: Dein erster Eintrag ist der Abstand der Anfänge. Er gehört nicht dazu: Eintrag t gilt nach Eingabe t.
en: Your first entry is the distance of the starts. It does not belong in: entry t holds after input t.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.append(np.linalg.norm(state_a - state_b), np.linalg.norm(difference, axis=1))
