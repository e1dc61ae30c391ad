"""tasks: 5
de: Die Fenster liegen nebeneinander und fangen nur an Vielfachen von context an. Der Anfang ist gleichverteilt aus
    allen Stellen 0 … L − context − 1 zu ziehen.
en: The windows lie side by side and start at multiples of context only. The start is to be drawn from all places
    0 … L − context − 1 with equal probability.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = context * torch.randint((len(text) - 1) // context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
