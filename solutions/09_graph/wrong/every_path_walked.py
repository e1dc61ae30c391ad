"""tasks: 2
shows: error
de: Dein backward geht jeden Weg einzeln. Das Ergebnis stimmt, aber die Zahl der Wege verdoppelt sich mit jedem y + y.
    Gib den Gradienten eines Knotens nur einmal weiter, wenn er vollständig ist.
en: Your backward walks every path on its own. The result is right, but the number of paths doubles with every y + y.
    Hand on a node's gradient only once, when it is complete.
"""


class Value(Value):
    def backward(self):
        found = [self]
        seen = {self}
        for node in found:
            node.grad = 0.0
            for source, _ in node.inputs:
                if source not in seen:
                    seen.add(source)
                    found.append(source)
        waiting = [(self, 1.0)]
        while waiting:
            node, gradient = waiting.pop()
            node.grad += gradient
            waiting += [(source, gradient * slope) for source, slope in node.inputs]
