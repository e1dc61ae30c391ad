"""tasks: 2
de: Du rundest den Verlust. Runde höchstens beim Anzeigen; zurück kommen alle Stellen.
en: You round the loss. Round for display at most; what comes back has all digits.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return round(loss.item(), 4)
