"""tasks: 4
de: Vor binary_cross_entropy_with_logits läuft bei dir schon eine Sigmoidfunktion. Dieser Verlust bekommt die Logits
    selbst.
en: You apply a sigmoid before binary_cross_entropy_with_logits. This loss is given the logits themselves.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(torch.sigmoid(logits), tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
