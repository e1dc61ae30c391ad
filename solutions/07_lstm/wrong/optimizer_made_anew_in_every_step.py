"""tasks: 4
de: Du legst den Optimierer in jedem Schritt neu an. Adam vergisst dabei seine Mittelwerte; er gehört vor die
    Schleife.
en: You create the optimiser anew in every step. Adam forgets its averages that way; create it before the loop.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
