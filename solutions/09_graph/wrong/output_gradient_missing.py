"""tasks: 2, 4
de: Nach backward() ist grad überall 0. Entweder tut backward nichts, oder bei der Ausgabe selbst fehlt die 1, ihre
    Ableitung nach sich selbst: Ohne sie bleibt alles 0.
en: After backward() grad is 0 everywhere. Either backward does nothing, or the 1 at the output itself is missing, its
    derivative with respect to itself: without it everything stays 0.
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
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
