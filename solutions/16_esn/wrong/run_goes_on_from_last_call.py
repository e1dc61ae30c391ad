"""tasks: 2, 4
de: Dein Reservoir beginnt da, wo der vorige Aufruf aufgehört hat. Ohne state beginnt jeder Lauf bei 0.
en: Your reservoir starts where the call before has stopped. Without a state every run starts at 0.
"""

import numpy as np

memory = {}


def run(W, W_in, inputs, state=None, leak=1.0):
    x = memory.get(len(W), np.zeros(len(W))) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    memory[len(W)] = x
    return states
