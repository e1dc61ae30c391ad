"""tasks: 2
de: log ist hier der natürliche Logarithmus (Basis e), nicht der zur Basis 10.
en: log is the natural logarithm here (base e), not the one to base 10.
"""

import math


class Value(Value):
    def log(self):
        value = math.log10(self.data)
        return Value(value, ((self, 1 / (self.data * math.log(10))),))
