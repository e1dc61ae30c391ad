"""tasks: 4
de: Dein Training beginnt mit eigenen Zufallszahlen. Es soll mit den übergebenen Parametern beginnen.
en: Your training begins with random numbers of its own. It is to begin with the parameters that are passed in.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    for tensor in tensors_in(parameters):
        torch.nn.init.normal_(tensor, std=0.1)
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
