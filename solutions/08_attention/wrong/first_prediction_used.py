"""tasks: 6
de: Genommen wird die Vorhersage nach dem ersten Buchstaben des Fensters statt nach dem letzten: [0, -1].
en: The prediction after the first letter of the window is used instead of the one after the last: [0, -1].
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, 0]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
