"""tasks: 5
de: Du ziehst die Entropie von q ab. Es ist die von p: KL(p, q) = H(p, q) − H(p).
en: You subtract the entropy of q. It is that of p: KL(p, q) = H(p, q) − H(p).
"""


def kl_divergence(p, q):
    return cross_entropy(p, q) - cross_entropy(q, q)
