"""tasks: 2
de: Die Ableitung von ln x ist 1 / x.
en: The derivative of ln x is 1 / x.
"""

import math


class Value(Value):
    def log(self):
        value = math.log(self.data)
        return Value(value, ((self, 1 / value),))
