"""tasks: 2, 4
de: Du löschst die Gradienten der inneren Knoten, wenn du fertig bist. Sie gehören zum Ergebnis: grad soll danach an
    jedem Knoten stehen.
en: You clear the gradients of the inner nodes when you are done. They are part of the result: afterwards grad is to
    stand at every node.
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
            if node.inputs:
                node.grad = 0.0
