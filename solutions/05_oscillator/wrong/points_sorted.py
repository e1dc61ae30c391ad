"""tasks: 3
de: Das übergebene Array wird umsortiert, und der Aufrufer verliert die Reihenfolge seiner Zustände. Arbeite auf
    einer Kopie.
en: The array that was passed in is put into another order, and the caller loses the sequence of the states.
    Work on a copy.
"""


def plot_attractor(points, ax):
    points[:] = points[points[:, 0].argsort()]
    ax.scatter(points[:, 0], points[:, 1], s=1)
