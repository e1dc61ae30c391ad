"""tasks: 2, 4
de: Du setzt grad vor dem Rückwärtslauf nirgends auf 0. Jedes backward soll von vorn beginnen (torch macht es anders,
    dort sammelt grad sich an).
en: You never set grad to 0 before going back. Every backward is to start afresh (torch does otherwise, there grad
    accumulates).
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
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
