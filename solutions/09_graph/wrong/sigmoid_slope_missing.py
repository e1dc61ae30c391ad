"""tasks: 2
de: Die Ableitung der Sigmoidfunktion fehlt: Du gibst den Gradienten unverändert weiter statt mit a (1 − a) malgenommen.
en: The derivative of the sigmoid is missing: you hand on the gradient as it is instead of multiplied by a (1 − a).
"""

import math


class Value(Value):
    def sigmoid(self):
        value = 1 / (1 + math.exp(-self.data))
        return Value(value, ((self, 1.0),))
