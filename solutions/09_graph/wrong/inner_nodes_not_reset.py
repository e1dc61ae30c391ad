"""tasks: 2, 4
de: Du setzt nur die Blätter auf 0. Auch die Knoten dazwischen behalten sonst, was der vorige Aufruf hineingeschrieben
    hat.
en: You set only the leaves to 0. The nodes in between keep what the call before wrote into them, too.
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
            if not node.inputs:
                node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
