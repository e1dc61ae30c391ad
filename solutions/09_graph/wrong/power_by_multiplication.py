"""tasks: 2
de: Du berechnest xⁿ, indem du n-mal malnimmst. Das geht nur für n = 1, 2, 3 …; verlangt sind auch −1 und ½.
en: You compute xⁿ by multiplying n times. That works for n = 1, 2, 3 … only; −1 and ½ are asked for as well.
"""


class Value(Value):
    def __pow__(self, exponent):
        product = Value(1.0)
        for _ in range(int(exponent)):
            product = product * self
        return product

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data / other.data, ((self, 1 / other.data), (other, -self.data / other.data**2)))

    def __rtruediv__(self, other):
        return Value(other) / self
