"""tasks: 5
de: In jedem Schritt entsteht ein neuer Optimierer. Adam vergisst so seine Mittelwerte; lege ihn einmal vor der
    Schleife an.
en: A new optimiser is made in every step. That way Adam forgets its averages; make it once before the loop.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
