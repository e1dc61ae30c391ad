"""tasks: 2
de: Die Ableitung von x / y nach y ist −x / y². Bei dir fehlt das Minus.
en: The derivative of x / y with respect to y is −x / y². Your minus is missing.
"""


class Value(Value):
    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data / other.data, ((self, 1 / other.data), (other, self.data / other.data**2)))

    def __rtruediv__(self, other):
        return Value(other) / self
