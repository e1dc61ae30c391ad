"""tasks: 5
de: optimizer.zero_grad() fehlt: die Gradienten aller Schritte summieren sich auf.
en: optimizer.zero_grad() is missing: the gradients of all steps add up.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    loss.backward()
    optimizer.step()
    return loss.item()
