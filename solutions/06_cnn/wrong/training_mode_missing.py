"""tasks: 3
de: train schaltet den Trainingsmodus nicht ein. Nach accuracy steht das Netz noch auf eval(): Dropout und
    Batch-Normalisierung bleiben dann beim Lernen aus.
en: train does not switch training mode on. After accuracy the net is still in eval(): dropout and batch normalisation
    then stay off while learning.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
