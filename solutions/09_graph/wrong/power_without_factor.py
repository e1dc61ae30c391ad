"""tasks: 2
de: Die Ableitung von xⁿ ist n · xⁿ⁻¹. Bei dir fehlt der Faktor n.
en: The derivative of xⁿ is n · xⁿ⁻¹. Your factor n is missing.
"""


class Value(Value):
    def __pow__(self, exponent):
        return Value(self.data**exponent, ((self, self.data ** (exponent - 1)),))

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data / other.data, ((self, 1 / other.data), (other, -self.data / other.data**2)))

    def __rtruediv__(self, other):
        return Value(other) / self
