"""tasks: 5
de: Trainiert wird eine Kopie des Modells. Das übergebene Modell selbst soll lernen.
en: A copy of the model is trained. The very model that is passed in is to learn.
"""

import copy

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    model = copy.deepcopy(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
