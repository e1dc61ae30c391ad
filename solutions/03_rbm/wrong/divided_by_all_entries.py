"""tasks: 2, 5
de: Du teilst dW durch die Zahl aller Einträge von v0. Gemittelt wird nur über die Muster, also geteilt durch len(v0).
en: You divide dW by the number of all entries of v0. The mean is over the patterns only, so divide by len(v0).
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / v0.size
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
