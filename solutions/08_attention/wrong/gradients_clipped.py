"""tasks: 5
de: Du begrenzt die Länge des Gradienten (clip_grad_norm_). Das ist oft nützlich, verlangt ist hier aber ein Schritt
    mit dem Gradienten dieses Fehlers allein.
en: You limit the length of the gradient (clip_grad_norm_). This is often useful, but a step with the gradient of this
    loss alone is asked for here.
"""

import torch
import torch.nn.functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()
