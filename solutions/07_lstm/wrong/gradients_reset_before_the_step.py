"""tasks: 4
de: Du setzt die Gradienten zwischen backward() und step() zurück: Der Optimierer sieht nur noch Nullen, und nichts
    wird gelernt. Oder loss.backward() fehlt ganz.
en: You reset the gradients between backward() and step(): the optimiser sees nothing but zeros, and nothing is learnt.
    Or loss.backward() is missing altogether.
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
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
