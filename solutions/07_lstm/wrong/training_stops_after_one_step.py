"""tasks: 4
de: Dein return steht in der Schleife, also endet das Training nach dem ersten Schritt. Rücke es aus.
en: Your return stands inside the loop, so the training ends after the first step. Move it out.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        return parameters, losses
