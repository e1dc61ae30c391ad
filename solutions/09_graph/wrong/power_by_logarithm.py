"""tasks: 2
shows: error
de: Du berechnest xⁿ als e hoch n · ln x. Bei negativem x gibt es keinen Logarithmus; x ** n kann es.
en: You compute xⁿ as e to the power of n · ln x. For negative x there is no logarithm; x ** n can do it.
"""

import math


class Value(Value):
    def __pow__(self, exponent):
        data = math.exp(exponent * math.log(self.data))
        return Value(data, ((self, exponent * data / self.data),))
