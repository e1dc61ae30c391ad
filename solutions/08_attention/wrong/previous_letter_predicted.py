"""tasks: 5
de: Vorhergesagt wird der Buchstabe davor. Eingaben sind die ersten T Buchstaben, Ziele die letzten T.
en: The letter before is predicted. Inputs are the first T letters, targets the last T.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, 1:])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, :-1].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
