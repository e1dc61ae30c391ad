"""tasks: 2, 4
de: Du zählst nur die Ableitung des einzelnen Schritts dazu. Die Kettenregel nimmt sie mit dem mal, was von hinten
    kommt: mit dem grad des Knotens, der daraus entstand.
en: You add only the derivative of the single step. The chain rule multiplies it by what comes from behind: by the grad
    of the node that was computed from it.
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
                source.grad += slope
