"""tasks: 2
de: Du korrigierst m mit 1/(1 − βᵗ). Das gehört zu Adam; hier ist der Schritt lr · m.
en: You correct m by 1/(1 − βᵗ). That belongs to Adam; here the step is lr · m.
"""


class Momentum(Momentum):
    t = 0

    def step(self, gradients):
        self.t += 1
        for w, m, g in zip(self.params, self.means, gradients):
            m *= self.beta
            m += (1 - self.beta) * g
            w -= self.lr * m / (1 - self.beta**self.t)
