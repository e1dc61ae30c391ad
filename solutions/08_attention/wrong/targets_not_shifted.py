"""tasks: 5
de: Eingabe und Ziel sind derselbe Buchstabe: das Modell lernt abzuschreiben. Das Ziel an Stelle t ist der Buchstabe t
    + 1.
en: Input and target are the same letter: the model learns to copy. The target at position t is letter t + 1.
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, :-1].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
