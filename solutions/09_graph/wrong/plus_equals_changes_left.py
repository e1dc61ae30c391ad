"""tasks: 2
de: x += y verändert bei dir den Knoten x. Der steckt vielleicht schon in einem Graphen; es soll ein neuer entstehen.
    Lass __iadd__ weg, dann nimmt Python __add__.
en: x += y changes the node x. It may be part of a graph already; a new one is to be made. Leave __iadd__ out, then
    Python takes __add__.
"""


class Value(Value):
    def __iadd__(self, other):
        self.data += other.data if isinstance(other, Value) else other
        return self
