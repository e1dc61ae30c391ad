"""tasks: 4
de: Dein Optimierer bekommt die Gewichte der Rückwärtsrichtung nicht. Trainiert werden beide Richtungen.
en: Your optimiser is not given the weights of the backward direction. Both directions are trained.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam([*parameters[0], *parameters[2:]], lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
