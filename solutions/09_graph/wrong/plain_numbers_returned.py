"""tasks: 2, 4
de: Deine Rechenarten geben gewöhnliche Zahlen zurück. Nur ein neuer Knoten weiß noch, woraus er entstand: return
    Value(…).
en: Your operations return plain numbers. Only a new node still knows what it was computed from: return Value(…).
"""


class Value(Value):
    def __add__(self, other):
        return self.data + (other.data if isinstance(other, Value) else other)

    def __mul__(self, other):
        return self.data * (other.data if isinstance(other, Value) else other)
