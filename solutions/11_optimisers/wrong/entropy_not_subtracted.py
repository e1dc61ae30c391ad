"""tasks: 5
de: Deine Divergenz ist die Kreuzentropie. Ziehe noch die Entropie ab: KL(p, q) = H(p, q) − H(p), und KL(p, p) ist
    0.
en: Your divergence is the cross-entropy. Subtract the entropy as well: KL(p, q) = H(p, q) − H(p), and KL(p, p) is
    0.
"""


def kl_divergence(p, q):
    return cross_entropy(p, q)
