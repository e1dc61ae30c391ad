"""tasks: 5
de: Das Modell ändert sich nie: loss.backward() oder optimizer.step() fehlt, oder die Gradienten sind davor schon
    wieder gelöscht.
en: The model never changes: loss.backward() or optimizer.step() is missing, or the gradients have been cleared before
    it.
"""

import torch.nn.functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
