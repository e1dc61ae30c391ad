"""tasks: 2
de: Die Ableitung der Sigmoidfunktion ist a (1 − a) mit der Ausgabe a. Du setzt die Eingabe ein.
en: The derivative of the sigmoid is a (1 − a) with the output a. You put in the input.
"""

import math


class Value(Value):
    def sigmoid(self):
        value = 1 / (1 + math.exp(-self.data))
        return Value(value, ((self, self.data * (1 - self.data)),))
