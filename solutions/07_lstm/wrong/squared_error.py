"""tasks: 4
de: Dein Verlust ist der quadratische Fehler. Verlangt ist die binäre Kreuzentropie.
en: Your loss is the squared error. What is asked for is the binary cross-entropy.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.mse_loss(torch.sigmoid(logits), tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
