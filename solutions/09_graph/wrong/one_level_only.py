"""tasks: 2, 4
de: Dein backward geht nur einen Schritt zurück, zu den Knoten, aus denen die Ausgabe direkt entstand. Geh weiter, bis
    zu den Blättern.
en: Your backward goes back one step only, to the nodes that the output was computed from directly. Go on, down to the
    leaves.
"""


class Value(Value):
    def backward(self):
        order = []
        seen = set()
        waiting = [(self, False)]
        while waiting:
            node, inputs_are_done = waiting.pop()
            if inputs_are_done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(source, False) for source, _ in node.inputs]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in [self]:
            for source, slope in node.inputs:
                source.grad += node.grad * slope
