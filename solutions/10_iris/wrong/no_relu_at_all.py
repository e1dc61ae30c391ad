"""tasks: 1, 2
de: Die ReLU fehlt in beiden Schichten. Nimm nach jeder Schicht das Maximum mit 0.
en: The ReLU is missing in both layers. Take the maximum with 0 after each layer.
"""


def forward(X, w1, b1, w2, b2):
    y1 = X @ w1 + b1
    return y1, y1 @ w2 + b2
