"""tasks: 6
de: Die Temperatur hat keine Wirkung. Geteilt werden die Logits, vor dem Softmax; teilt man die Wahrscheinlichkeiten,
    so ändert sich nichts.
en: The temperature has no effect. The logits are divided, before the softmax; dividing the probabilities changes
    nothing.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits, dim=-1) / temperature
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
