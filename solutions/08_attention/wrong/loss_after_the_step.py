"""tasks: 5
de: Zurückgegeben wird der Fehler nach dem Schritt. Verlangt ist der davor.
en: The loss after the step is returned. The one before it is asked for.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return F.cross_entropy(model(idx[:, :-1]).flatten(0, 1), idx[:, 1:].flatten()).item()
