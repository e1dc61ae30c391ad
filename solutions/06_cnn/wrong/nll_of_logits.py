"""tasks: 2, 3, 4
de: F.nll_loss erwartet log_softmax, bekommt bei dir aber die rohen Logits. Nimm F.cross_entropy, das beides
    verbindet.
en: F.nll_loss expects log_softmax but gets the raw logits from you. Use F.cross_entropy, which joins the two.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.nll_loss(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
