"""tasks: 5
de: Die Fenster haben nur `context` Buchstaben. Mit Ein- und Ausgabe braucht es context + 1.
en: The windows have `context` letters only. With inputs and targets context + 1 are needed.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
