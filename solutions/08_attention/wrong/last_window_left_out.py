"""tasks: 5
shows: error
de: Der letzte mögliche Anfang L − context − 1 kommt nie an die Reihe; torch.randint schließt die obere Grenze schon
    aus.
en: The last possible start L − context − 1 never has its turn; torch.randint excludes the upper bound already.
"""

import torch


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context - 1, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
