"""tasks: 6
de: sample zieht aus dem globalen Zufallsgenerator. Nur mit generator=generator ist der Text wiederholbar.
en: sample draws from the global random generator. Only with generator=generator is the text repeatable.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1)
        text = torch.cat([text, letter.to(text.device)])
    return text
