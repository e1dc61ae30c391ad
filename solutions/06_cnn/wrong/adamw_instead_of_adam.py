"""tasks: 3
de: Du nimmst AdamW, das die Gewichte bei jedem Schritt etwas verkleinert. Verlangt ist Adam.
en: You use AdamW, which shrinks the weights a little in every step. Adam is asked for.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.AdamW(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
