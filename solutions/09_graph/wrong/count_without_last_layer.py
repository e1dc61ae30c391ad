"""tasks: 3
de: Deine Schleife lässt die letzte Schicht aus. Drei Größen ergeben zwei Schichten von Gewichten.
en: Your loop leaves out the last layer. Three sizes make two layers of weights.
"""


def parameter_count(sizes):
    total = 0
    for i in range(1, len(sizes) - 1):
        total += (sizes[i - 1] + 1) * sizes[i]
    return total
