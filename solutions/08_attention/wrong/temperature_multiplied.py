"""tasks: 6
de: Die Logits werden mit der Temperatur multipliziert statt durch sie geteilt: heiß und kalt sind vertauscht.
en: The logits are multiplied by the temperature instead of divided by it: hot and cold are swapped.
"""

import torch


@torch.no_grad()
def sample(model, start, length, temperature, context, generator):
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits * temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
