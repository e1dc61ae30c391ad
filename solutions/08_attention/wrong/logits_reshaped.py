"""tasks: 5
de: reshape(N, V, T) vertauscht keine Achsen, es liest die Zahlen nur anders ab. Vertausche mit transpose(1, 2), oder
    lege Texte und Stellen zusammen: (N·T, V).
en: reshape(N, V, T) swaps no axes, it only reads the numbers off differently. Swap with transpose(1, 2), or join texts
    and positions: (N·T, V).
"""

from torch.nn import functional as F


def training_step(model, optimizer, idx):
    logits = model(idx[:, :-1])
    N, T, V = logits.shape
    loss = F.cross_entropy(logits.reshape(N, V, T), idx[:, 1:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
