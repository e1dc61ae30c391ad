"""tasks: 2, 3, 4, 5
de: Deine Maske ist True, wo man nicht hinsehen darf. Hier ist es andersherum: True heißt „darf hinsehen“.
en: Your mask is True where one must not look. Here it is the other way round: True means “may attend”.
"""

import torch


def causal_mask(T):
    return torch.ones(T, T, dtype=torch.bool).triu(1)
