"""tasks: 4
de: Dein Ergebnis hat die Form des verkleinerten Bildes. Der Gradient nach x braucht die Form von x: Trage jeden
    Wert an der Stelle seines Maximums ein.
en: Your result has the shape of the pooled image. The gradient with respect to x needs the shape of x: put each
    value at the place of its maximum.
"""


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    return grad_out.copy()
