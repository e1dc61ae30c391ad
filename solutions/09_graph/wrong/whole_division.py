"""tasks: 2
de: Du teilst mit //, das die Nachkommastellen abschneidet. Nimm /.
en: You divide with //, which cuts off the decimals. Use /.
"""


class Value(Value):
    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data // other.data, ((self, 1 / other.data), (other, -self.data / other.data**2)))

    def __rtruediv__(self, other):
        return Value(other) / self
