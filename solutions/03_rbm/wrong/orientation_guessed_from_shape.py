"""tasks: 1, 2, 4
de: Ob W oder W.T gebraucht wird, liest du an der Form ab. Bei gleich vielen sichtbaren und verdeckten Neuronen geht
    das schief: W hat immer die Form (n_hidden, n_visible), also v @ W.T und h @ W.
en: You tell from the shape whether W or W.T is needed. With as many visible as hidden units that goes wrong: W always
    has the shape (n_hidden, n_visible), hence v @ W.T and h @ W.
"""


def hidden_probabilities(v, W, c):
    return sigmoid((v @ W if v.shape[1] == W.shape[0] else v @ W.T) + c)


def visible_probabilities(h, W, b):
    return sigmoid((h @ W.T if h.shape[1] == W.shape[1] else h @ W) + b)
