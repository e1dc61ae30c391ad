"""tasks: 6
de: Der Anfang fehlt im Ergebnis: verlangt sind `start` und die neuen Buchstaben.
en: The start is missing in the result: `start` and the new letters are asked for.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text[len(start) :]
