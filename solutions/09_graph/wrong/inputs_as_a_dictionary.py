"""tasks: 2, 4
de: Du merkst dir die Ausgangsknoten so, dass jeder nur einmal vorkommt (set oder dict). Bei x · x zählt dann nur eine
    der beiden Seiten.
en: You remember the nodes something was computed from in such a way that each occurs only once (set or dict). For x · x
    only one of the two sides counts then.
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
            for source, slope in dict(node.inputs).items():
                source.grad += node.grad * slope
