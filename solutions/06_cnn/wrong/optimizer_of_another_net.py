"""tasks: 4
de: Der Optimierer aus fast_setup hält die Parameter eines anderen Netzes als des zurückgegebenen: Das zurückgegebene
    lernt nichts.
en: The optimiser of fast_setup holds the parameters of another net than the one you return: the one you return learns
    nothing.
"""

import torch


def fast_setup(n_steps):
    optimizer = torch.optim.Adam(Net().parameters(), lr=0.01)
    return Net(), optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.01, total_steps=n_steps)
