"""tasks: 5
de: Es kommen immer dieselben Fenster vom Anfang des Textes. Die Anfänge sollen zufällig sein.
en: The same windows from the beginning of the text come every time. The starts are to be random.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.arange(batch_size)[:, None] % (len(text) - context)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
