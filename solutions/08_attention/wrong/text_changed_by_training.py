"""tasks: 5
de: train verändert den übergebenen Text. Der Aufrufer braucht ihn noch: Arbeite auf einer Kopie.
en: train changes the text it was given. The caller still needs it: work on a copy.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    text.copy_(text.flip(0))
    return losses
