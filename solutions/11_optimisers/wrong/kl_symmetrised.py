"""tasks: 5
de: Du mittelst beide Richtungen. Die Divergenz ist nicht symmetrisch; verlangt ist nur die von p zu q.
en: You average both directions. The divergence is not symmetric; only that from p to q is asked for.
"""


def kl_divergence(p, q):
    return 0.5 * (cross_entropy(p, q) - cross_entropy(p, p) + cross_entropy(q, p) - cross_entropy(q, q))
