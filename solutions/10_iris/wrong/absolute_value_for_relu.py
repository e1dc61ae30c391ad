"""tasks: 1, 2
de: Statt der ReLU nimmst du den Betrag. Negative Netzeingaben sollen zu 0 werden, nicht positiv.
en: You take the absolute value instead of ReLU. Negative net inputs are to become 0, not positive.
"""


def forward(X, w1, b1, w2, b2):
    y1 = abs(X @ w1 + b1)
    return y1, abs(y1 @ w2 + b2)
