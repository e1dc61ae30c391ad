"""tasks: 2, 4
shows: error
de: Steht rechts eine gewöhnliche Zahl, fragst du sie nach data. Mache aus ihr zuerst einen Knoten: Value(other).
en: When a plain number stands on the right you ask it for data. Turn it into a node first: Value(other).
"""


class Value(Value):
    def __add__(self, other):
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __neg__(self):
        return Value(-self.data, ((self, -1.0),))
