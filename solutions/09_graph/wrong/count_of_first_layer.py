"""tasks: 3
de: Dein return steht in der Schleife, deshalb zählt nur die erste Schicht. Rücke es aus.
en: Your return stands inside the loop, so only the first layer counts. Move it out.
"""


def parameter_count(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += (sizes[i - 1] + 1) * sizes[i]
        return total
