"""tasks: 2, 4
de: Bei x − y bekommt y den Gradienten mit falschem Vorzeichen: Die Ableitung nach y ist −1.
en: In x − y the node y gets its gradient with the wrong sign: the derivative with respect to y is −1.
"""


class Value(Value):
    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data - other.data, ((self, 1.0), (other, 1.0)))
