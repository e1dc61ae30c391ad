"""tasks: 2
de: Du drehst dW nur um, wenn die Form nicht passt. Bei gleich vielen sichtbaren und verdeckten Neuronen passt sie
    immer, und dW bleibt transponiert: rechne gleich h⁰v⁰ᵀ − h¹v¹ᵀ.
en: You turn dW over only if the shape does not fit. With as many visible as hidden units it always fits and dW stays
    transposed: compute h⁰v⁰ᵀ − h¹v¹ᵀ in the first place.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (v0.T @ p0 - v1.T @ h1) / len(v0)
    if dW.shape != W.shape:
        dW = dW.T
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
