"""tasks: 2
de: Du gehst in der Breite: erst die Nachbarn, dann deren Nachbarn. Ein Knoten kommt so an die Reihe, bevor alle
    Beiträge bei ihm angekommen sind. Sortiere zuerst: Jeder Knoten steht hinter allem, woraus er entstand.
en: You go breadth first: the neighbours, then their neighbours. So a node has its turn before all contributions have
    reached it. Sort first: every node stands behind all it was computed from.
"""


class Value(Value):
    def backward(self):
        order = [self]
        seen = {self}
        for node in order:
            for source, _ in node.inputs:
                if source not in seen:
                    seen.add(source)
                    order.append(source)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for source, slope in node.inputs:
                source.grad += node.grad * slope
