"""tasks: 2, 4
de: Bei Summe und Produkt bekommt nur der linke Knoten einen Gradienten. Der rechte trägt genauso bei.
en: For sum and product only the left node gets a gradient. The right one contributes just as well.
"""


class Value(Value):
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0),))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data),))
