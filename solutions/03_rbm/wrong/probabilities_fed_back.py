"""tasks: 2, 5
de: Du rechnest v¹ aus den Wahrscheinlichkeiten p(h|v⁰) und benutzt u nicht. Die Wiedergabe wird davon sogar besser,
    aber CD-1 ist es nicht: v¹ entsteht aus dem gezogenen h⁰ = 1[u < p].
en: You compute v¹ from the probabilities p(h|v⁰) and do not use u. That even improves the reconstructions, but it is
    not CD-1: v¹ comes from the drawn h⁰ = 1[u < p].
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities(p0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
