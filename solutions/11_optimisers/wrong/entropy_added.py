"""tasks: 5
de: Du zählst die Entropie dazu, statt sie abzuziehen: KL(p, q) = H(p, q) − H(p), und KL(p, p) ist 0.
en: You add the entropy instead of subtracting it: KL(p, q) = H(p, q) − H(p), and KL(p, p) is 0.
"""


def kl_divergence(p, q):
    return cross_entropy(p, q) + cross_entropy(p, p)
