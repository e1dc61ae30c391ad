"""tasks: 5
de: train zieht aus dem globalen Zufallsgenerator. Nur mit generator=generator ist das Training wiederholbar.
en: train draws from the global random generator. Only with generator=generator is the training repeatable.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1))
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
