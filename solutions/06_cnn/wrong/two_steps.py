"""tasks: 2, 3, 4
de: Du rufst optimizer.step() zweimal auf. Zu einem Stapel gehört genau ein Schritt.
en: You call optimizer.step() twice. Exactly one step belongs to a batch.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    optimizer.step()
    return loss.item()
