"""tasks: 2, 3, 4
de: Die Arrays des Aufrufers bewegen sich nicht: w = w − … legt ein neues Array an, und auch Kopien in __init__ sind
    andere Arrays. Schreibe w -= … oder w[...] = ….
en: The caller's arrays do not move: w = w − … makes a new array, and copies in __init__ are other arrays, too.
    Write w -= … or w[...] = ….
"""


def on_copies(optimiser):
    class Copying(optimiser):
        def __init__(self, params, *args, **settings):
            super().__init__([w.copy() for w in params], *args, **settings)

    return Copying


SGD, Momentum, RMSprop, Adam = map(on_copies, (SGD, Momentum, RMSprop, Adam))
