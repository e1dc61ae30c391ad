"""tasks: 5
de: Der Fehler ist die Summe über alle Buchstaben. Verlangt ist der Mittelwert.
en: The loss is the sum over all letters. The mean is asked for.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten(), reduction="sum")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
