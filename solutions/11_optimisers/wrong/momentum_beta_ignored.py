"""tasks: 2
de: Du rechnest immer mit β = 0,9. Merke dir beta in __init__ und benutze es in step.
en: You always compute with β = 0.9. Remember beta in __init__ and use it in step.
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m *= 0.9
            m += 0.1 * g
            w -= self.lr * m
