"""tasks: 2, 3, 4, 5
de: Die Maske besteht aus Zahlen. Verlangt sind Wahrheitswerte: dtype=torch.bool.
en: The mask consists of numbers. Truth values are asked for: dtype=torch.bool.
"""

import torch


def causal_mask(T):
    return torch.ones(T, T).tril()
