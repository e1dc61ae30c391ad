"""tasks: 5
de: Du rundest den Fehler. Runde höchstens beim Anzeigen.
en: You round the loss. Round for display at most.
"""

import torch.nn.functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return round(loss.item(), 2)
