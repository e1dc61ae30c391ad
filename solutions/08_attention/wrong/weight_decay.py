"""tasks: 5
de: AdamW lässt zusätzlich alle Gewichte schrumpfen (weight decay). Verlangt ist torch.optim.Adam.
en: AdamW lets all weights shrink in addition (weight decay). torch.optim.Adam is asked for.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
