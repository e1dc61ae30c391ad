"""tasks: 6
de: Das Modell bekommt nur den letzten Buchstaben. Gib ihm die letzten `context` Buchstaben: text[-context:].
en: The model is given the last letter only. Give it the last `context` letters: text[-context:].
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -1:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
