"""tasks: 4
de: Du brichst nach einer festen Tiefe ab oder fängst den RecursionError ab. Was weiter hinten liegt, bekommt dann
    keinen Gradienten. Nimm eine Schleife statt der Rekursion.
en: You stop at a fixed depth or catch the RecursionError. What lies further back gets no gradient then. Use a loop
    instead of recursion.
"""


class Value(Value):
    def backward(self):
        order, seen = [], set()

        def enter(node, depth):
            if node not in seen and depth < 500:
                seen.add(node)
                for source, _ in node.inputs:
                    enter(source, depth + 1)
                order.append(node)

        enter(self, 0)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
