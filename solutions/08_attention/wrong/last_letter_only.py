"""tasks: 5
de: Gelernt wird nur der letzte Buchstabe jedes Fensters. Der Fehler zählt an allen T Stellen.
en: Only the last letter of each window is learned. The loss counts at all T positions.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits[:, -1], idx[:, -1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
