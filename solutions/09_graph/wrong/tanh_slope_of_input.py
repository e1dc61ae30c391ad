"""tasks: 2, 4
de: Die Ableitung von tanh ist 1 − tanh². Du nimmst 1 − x² mit der Eingabe statt mit der Ausgabe.
en: The derivative of tanh is 1 − tanh². You take 1 − x² with the input instead of the output.
"""

import math


class Value(Value):
    def tanh(self):
        value = math.tanh(self.data)
        return Value(value, ((self, 1 - self.data**2),))
