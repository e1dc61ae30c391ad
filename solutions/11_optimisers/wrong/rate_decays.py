"""tasks: 2
de: Deine Lernrate wird von Schritt zu Schritt kleiner (lr / t). Hier bleibt sie, wie sie ist.
en: Your learning rate becomes smaller from step to step (lr / t). Here it stays as it is.
"""


class SGD(SGD):
    t = 0

    def step(self, gradients):
        self.t += 1
        for w, g in zip(self.params, gradients):
            w -= self.lr / self.t * g


class Momentum(Momentum):
    t = 0

    def step(self, gradients):
        self.t += 1
        for w, m, g in zip(self.params, self.means, gradients):
            m *= self.beta
            m += (1 - self.beta) * g
            w -= self.lr / self.t * m
