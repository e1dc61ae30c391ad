"""tasks: 3, 4
de: Deine Optimierer teilen sich ihr Gedächtnis (ein Attribut der Klasse). Lege Schrittweiten und alte Gradienten in
    __init__ an, mit self.
en: Your optimisers share their memory (an attribute of the class). Create step sizes and old gradients in __init__,
    with self.
"""


class IRpropMinus(IRpropMinus):
    memory = {}

    def __init__(self, params, *args, **kwargs):
        super().__init__(params, *args, **kwargs)
        for i, old in enumerate(self.previous):
            self.memory.setdefault((i, old.shape), old)

    def step(self, gradients):
        self.previous = [self.memory[i, w.shape] for i, w in enumerate(self.params)]
        super().step(gradients)
        for i, old in enumerate(self.previous):
            self.memory[i, old.shape] = old
