"""tasks: 3
de: Deine Funktion verändert die Liste sizes, die sie bekommt. Arbeite auf einer Kopie oder mit Indizes.
en: Your function changes the list sizes that it is given. Work on a copy or with indices.
"""


def parameter_count(sizes):
    total = 0
    while len(sizes) > 1:
        below = sizes.pop(0)
        total += (below + 1) * sizes[0]
    return total
