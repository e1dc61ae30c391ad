"""tasks: 2, 3, 4
de: Du nimmst den mittleren quadratischen Fehler zu One-Hot-Zielen (MSELoss). Verlangt ist die Kreuzentropie,
    die viel schneller lernt.
en: You use the mean squared error to one-hot targets (MSELoss). The cross-entropy is asked for, which learns
    much faster.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    logits = net(x)
    loss = F.mse_loss(logits, F.one_hot(y, logits.shape[1]).to(logits.dtype))
    loss.backward()
    optimizer.step()
    return loss.item()
