"""tasks: 6
de: Es fehlen Buchstaben: `length` zählt nur die neuen, ohne den Anfang.
en: Letters are missing: `length` counts the new ones only, without the start.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length - len(start)):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
