"""tasks: 2
de: Du leitest eˣ wie eine Potenz ab (x · eˣ⁻¹). Hier steht x im Exponenten, die Ableitung ist eˣ.
en: You differentiate eˣ like a power (x · eˣ⁻¹). Here x stands in the exponent, the derivative is eˣ.
"""

import math


class Value(Value):
    def exp(self):
        value = math.exp(self.data)
        return Value(value, ((self, self.data * math.exp(self.data - 1)),))
