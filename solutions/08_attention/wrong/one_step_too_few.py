"""tasks: 5
de: Es ist ein Schritt zu wenig: range(1, steps) hat nur steps − 1 Elemente.
en: There is one step too few: range(1, steps) has steps − 1 elements only.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(1, steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
