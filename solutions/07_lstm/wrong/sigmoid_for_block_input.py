"""tasks: 1, 2, 3, 4, 5
de: Auch z läuft bei dir durch die Sigmoidfunktion. z ist kein Tor, sondern der neue Inhalt: z = tanh(…), auch
    negativ.
en: Your z passes through the sigmoid as well. z is no gate but the new content: z = tanh(…), which may be negative.
"""

import torch


def lstm_cell(x, h, c, W, R, b):
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.sigmoid(z)
    return torch.sigmoid(o) * torch.tanh(c), c
