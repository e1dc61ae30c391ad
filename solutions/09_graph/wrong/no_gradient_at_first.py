"""tasks: 2
de: grad ist bei dir anfangs None (oder fehlt). Verlangt ist 0.0, bis zum ersten Mal backward läuft.
en: Your grad is None at first (or missing). It is to be 0.0 until backward runs for the first time.
"""


class Value(Value):
    def __init__(self, data, inputs=()):
        super().__init__(data, inputs)
        self.grad = None
