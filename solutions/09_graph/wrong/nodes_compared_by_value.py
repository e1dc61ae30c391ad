"""tasks: 2, 4
de: Deine Knoten gelten als gleich, wenn ihre Zahlen gleich sind (@dataclass ohne eq=False, oder ein eigenes __eq__).
    Von zwei Knoten mit derselben Zahl kommt dann nur einer dran.
en: Your nodes count as equal when their numbers are equal (@dataclass without eq=False, or an __eq__ of your own). Of
    two nodes with the same number only one has its turn then.
"""


class Value(Value):
    def __eq__(self, other):
        return self.data == other.data

    def __hash__(self):
        return hash(self.data)
