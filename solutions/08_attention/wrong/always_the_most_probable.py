"""tasks: 6
de: Es kommt immer der wahrscheinlichste Buchstabe. Gezogen wird zufällig, mit den Wahrscheinlichkeiten des Softmax.
en: The most probable letter comes every time. Letters are drawn at random, with the probabilities of the softmax.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = probabilities.argmax(dim=-1, keepdim=True)
        text = torch.cat([text, letter.to(text.device)])
    return text
