"""tasks: 2
de: Du gehst mit β m + (1 − β) g noch einen Schritt weiter voraus (Nesterov). Hier ist der Schritt lr · m mit dem
    neuen m.
en: You look one step further ahead with β m + (1 − β) g (Nesterov). Here the step is lr · m with the new m.
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m *= self.beta
            m += (1 - self.beta) * g
            w -= self.lr * (self.beta * m + (1 - self.beta) * g)
