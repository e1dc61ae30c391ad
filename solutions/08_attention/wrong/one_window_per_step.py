"""tasks: 5
de: Jeder Schritt nimmt nur ein einziges Fenster. Verlangt sind batch_size Fenster, jedes mit eigenem Anfang.
en: Every step takes one single window only. batch_size windows are asked for, each with a start of its own.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (1, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
