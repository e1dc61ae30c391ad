"""tasks: 2
de: Dein backward verbraucht den Graphen: Ein zweiter Aufruf findet die Verbindungen nicht mehr. Lass sie stehen.
en: Your backward uses up the graph: a second call does not find the connections any more. Leave them in place.
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
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
            node.inputs = ()
