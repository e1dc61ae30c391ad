"""tasks: 3
de: plot_attractor zeichnet beim zweiten Aufruf noch die Punkte des ersten. Zeichne jedes Mal die übergebenen.
en: plot_attractor draws the points of the first call again in the second. Draw those that are passed in, every time.
"""

KNOWN = []


def plot_attractor(points, ax):
    KNOWN.append(points)
    ax.scatter(KNOWN[0][:, 0], KNOWN[0][:, 1], s=1)
