"""tasks: 4
shows: error
de: Deine One-hot-Codierung ist immer 4 breit. Die Breite steht in den Gewichten: D = W.shape[1].
en: Your one-hot code is always 4 wide. The width is in the weights: D = W.shape[1].
"""

import torch.nn.functional as F


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, 4).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return h @ v + a
