"""tasks: 5
de: training_step verändert das übergebene idx. Der Aufrufer braucht seinen Text noch: Arbeite auf einer Kopie.
en: training_step changes the idx it was given. The caller still needs the text: work on a copy.
"""

import torch.nn.functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    idx[:, 0] = 0
    return loss.item()
