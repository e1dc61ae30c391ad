"""tasks: 2
de: Die Menge der besuchten Knoten bleibt zwischen den Aufrufen erhalten (ein veränderliches Standardargument oder ein
    Attribut der Klasse). Lege sie in backward neu an.
en: The set of visited nodes survives between the calls (a mutable default argument or an attribute of the class).
    Create it anew in backward.
"""


class Value(Value):
    def backward(self, seen=set()):
        order = []
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
