"""tasks: 4
de: Dein Verlust lässt die letzte Stelle weg. Auch sie zählt, mit der Marke 0.
en: Your loss leaves out the last position. It counts as well, with the tag 0.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits[:-1], tags[:-1].to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
