"""tasks: 3
de: Du teilst durch v statt durch √v. v ist ein mittleres Quadrat; erst die Wurzel hat die Größe eines Gradienten.
en: You divide by v instead of √v. v is a mean square; only its root has the size of a gradient.
"""


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            w -= self.lr * g / (v + self.eps)
