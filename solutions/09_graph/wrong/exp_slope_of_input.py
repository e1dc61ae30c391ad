"""tasks: 2
de: Die Ableitung von eˣ ist eˣ selbst, also die Ausgabe; du nimmst die Eingabe x.
en: The derivative of eˣ is eˣ itself, the output; you take the input x.
"""

import math


class Value(Value):
    def exp(self):
        value = math.exp(self.data)
        return Value(value, ((self, self.data),))
