"""tasks: 2, 3, 4
de: Du gehst bergauf: Der Schritt wird abgezogen (w -= …), nicht addiert.
en: You go uphill: the step is subtracted (w -= …), not added.
"""


def uphill(optimiser):
    class Uphill(optimiser):
        def step(self, gradients):
            before = [w.copy() for w in self.params]
            super().step(gradients)
            for w, old in zip(self.params, before):
                w[...] = old + (old - w)

    return Uphill


SGD, Momentum, RMSprop, Adam = map(uphill, (SGD, Momentum, RMSprop, Adam))
