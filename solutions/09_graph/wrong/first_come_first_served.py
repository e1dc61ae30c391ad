"""tasks: 2
de: Du gehst in die Tiefe und gibst den Gradienten weiter, sobald du einen Knoten zum ersten Mal erreichst. Andere
    Beiträge kommen dann zu spät. Trage einen Knoten erst ein, wenn alles, woraus er entstand, eingetragen ist, und geh
    die Liste von hinten durch.
en: You go depth first and hand on the gradient as soon as you reach a node for the first time. Other contributions then
    come too late. Enter a node only when all it was computed from is entered, and go through the list from the back.
"""


class Value(Value):
    def backward(self):
        order, seen, waiting = [], set(), [self]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                order.append(node)
                waiting += [source for source, _ in reversed(node.inputs)]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for source, slope in node.inputs:
                source.grad += node.grad * slope
