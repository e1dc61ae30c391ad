"""tasks: 2, 4
de: Beim Produkt sind die Ableitungen vertauscht: Nach x abgeleitet bleibt y stehen, nach y abgeleitet bleibt x stehen.
en: For the product the derivatives are swapped: differentiating with respect to x leaves y, with respect to y leaves x.
"""


class Value(Value):
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, self.data), (other, other.data)))
