"""tasks: 2
de: Die Ableitung von x / y nach y ist −x / y². Bei dir fehlt das Quadrat.
en: The derivative of x / y with respect to y is −x / y². Your square is missing.
"""


class Value(Value):
    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data / other.data, ((self, 1 / other.data), (other, -self.data / other.data)))

    def __rtruediv__(self, other):
        return Value(other) / self
