"""tasks: 4
de: Das Training überschreibt die übergebenen Parameter. Trainiere Kopien, etwa trainable_copy(parameters).
en: Your training overwrites the parameters that were passed in. Train copies, for instance
    trainable_copy(parameters).
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    for tensor in tensors_in(parameters):
        tensor.requires_grad_()
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
