"""tasks: 2
de: Bei dir ist m nach dem ersten Schritt der erste Gradient. Verlangt ist der Anfang m = 0, also (1 − β) g nach dem
    ersten Schritt.
en: With you m is the first gradient after the first step. Asked for is the start m = 0, so (1 − β) g after the
    first step.
"""


class Momentum(Momentum):
    started = False

    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m[...] = self.beta * m + (1 - self.beta) * g if self.started else g
            w -= self.lr * m
        self.started = True
