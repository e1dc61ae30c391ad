"""tasks: 2, 4
de: Du setzt grad, statt dazuzuzählen (= statt +=). Führen mehrere Wege zu einem Knoten, bleibt nur der letzte Beitrag
    übrig.
en: You set grad instead of adding to it (= instead of +=). Where several paths lead to a node, only the last
    contribution is left.
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
                source.grad = node.grad * slope
