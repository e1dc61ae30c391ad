"""tasks: 5
de: Dein Adam überlebt den Aufruf von train: Das nächste Training rechnet mit alter Lernrate und alten Mittelwerten
    weiter. Lege ihn in train an.
en: Your Adam outlives the call of train: the next training goes on with the old learning rate and the old averages.
    Create it inside train.
"""

import torch

OPTIMIZERS = {}


def train(model, text, steps, batch_size, context, lr, generator):
    if model not in OPTIMIZERS:
        OPTIMIZERS[model] = torch.optim.Adam(model.parameters(), lr=lr)
    optimizer = OPTIMIZERS[model]
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
