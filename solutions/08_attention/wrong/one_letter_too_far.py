"""tasks: 2, 3, 4, 5
de: Die Maske ist um eine Stelle zu weit: jede Position sieht auch die nächste, und das ist gerade der gesuchte
    Buchstabe.
en: The mask is one place too wide: each position sees the next one too, and that is just the letter to be predicted.
"""

import torch


def causal_mask(T):
    return torch.ones(T, T, dtype=torch.bool).tril(1)
