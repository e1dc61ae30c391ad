"""tasks: 2, 3, 4, 5
de: Die Diagonale fehlt: jede Position darf auch sich selbst sehen, sonst hat die erste gar nichts zum Hinsehen (NaN).
en: The diagonal is missing: each position may see itself as well, otherwise the first one has nothing at all to
    attend to (NaN).
"""

import torch


def causal_mask(T):
    return torch.ones(T, T, dtype=torch.bool).tril(-1)
