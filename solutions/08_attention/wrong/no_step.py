"""tasks: 5
de: optimizer.step() fehlt: das Modell ändert sich nie.
en: optimizer.step() is missing: the model never changes.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
