"""tasks: 2, 5
de: In dW steht bei dir das gezogene h⁰. Auch dort gehören die Wahrscheinlichkeiten p(h|v⁰) hinein; h⁰ dient nur dazu,
    v¹ zu rechnen.
en: Your dW uses the drawn h⁰. The probabilities p(h|v⁰) belong there too; h⁰ only serves to compute v¹.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (h0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
