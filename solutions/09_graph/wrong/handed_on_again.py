"""tasks: 2
de: Du merkst dir nicht, welche Knoten schon dran waren. Wer mehrmals erreicht wird, gibt seinen ganzen Gradienten
    mehrmals weiter.
en: You do not remember which nodes have had their turn. One that is reached several times hands on its whole gradient
    several times.
"""


class Value(Value):
    def backward(self):
        found = [self]
        seen = {self}
        for node in found:
            node.grad = 0.0
            for source, _ in node.inputs:
                if source not in seen:
                    seen.add(source)
                    found.append(source)
        self.grad = 1.0
        waiting = [self]
        while waiting:
            node = waiting.pop(0)
            for source, slope in node.inputs:
                source.grad += node.grad * slope
                waiting.append(source)
