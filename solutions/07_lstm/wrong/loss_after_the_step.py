"""tasks: 4
de: losses enthält bei dir den Verlust nach jedem Schritt. Gefragt ist der Verlust davor, mit dem auch der Gradient
    berechnet wird.
en: Your losses hold the loss after each step. What is asked for is the loss before it, the one the gradient is
    computed from.
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
        logits = tag_logits(tokens, parameters).detach()
        losses.append(F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype)).item())
    return parameters, losses
