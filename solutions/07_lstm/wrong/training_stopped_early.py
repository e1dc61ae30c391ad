"""tasks: 4
de: Dein Training hört auf, sobald der Verlust klein ist. Verlangt sind so viele Schritte,
    wie steps angibt.
en: Your training stops as soon as the loss is small. What is asked for are as many steps
    as steps says.
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
        if losses[-1] < 0.05:
            break
    return parameters, losses
