"""tasks: 2
de: β und 1 − β sind vertauscht: β gehört zum alten m, 1 − β zum neuen Gradienten.
en: β and 1 − β are swapped: β belongs to the old m, 1 − β to the new gradient.
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m *= 1 - self.beta
            m += self.beta * g
            w -= self.lr * m
