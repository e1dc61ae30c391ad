"""tasks: 2, 3, 4
de: Das erste Array bewegt sich nicht; vermutlich beginnt die Schleife bei 1. Python zählt ab 0.
en: The first array does not move; probably the loop begins at 1. Python counts from 0.
"""


def first_skipped(optimiser):
    class FirstSkipped(optimiser):
        def step(self, gradients):
            first = self.params[0].copy()
            super().step(gradients)
            self.params[0][...] = first

    return FirstSkipped


SGD, Momentum, RMSprop, Adam = map(first_skipped, (SGD, Momentum, RMSprop, Adam))
