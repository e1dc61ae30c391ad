"""tasks: 2, 3, 4, 5
de: Die Maske ist gespiegelt: Zeile t gehört zur Anfrage t, Spalte s zum Schlüssel s, und erlaubt ist s ≤ t.
en: The mask is mirrored: row t belongs to query t, column s to key s, and s ≤ t is allowed.
"""

import torch


def causal_mask(T):
    return torch.ones(T, T, dtype=torch.bool).triu()
