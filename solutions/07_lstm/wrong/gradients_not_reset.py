"""tasks: 4
de: Deine Gradienten sammeln sich von Schritt zu Schritt an. Vor jedem backward() gehört optimizer.zero_grad().
en: Your gradients pile up from step to step. Every backward() needs an optimizer.zero_grad() before it.
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
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
