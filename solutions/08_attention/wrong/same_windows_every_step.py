"""tasks: 5
de: Die Fenster werden nur einmal gezogen, und jeder Schritt lernt dieselben. Zieh sie in der Schleife, jedes Mal neu.
en: The windows are drawn only once, and every step learns the same ones. Draw them inside the loop, anew every time.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
    for _ in range(steps):
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
