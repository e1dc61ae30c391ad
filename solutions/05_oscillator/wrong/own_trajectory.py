"""tasks: 3
de: plot_attractor berechnet eine eigene Bahn, statt die übergebenen Punkte zu zeichnen.
en: plot_attractor computes a trajectory of its own instead of drawing the points it is given.
"""


def plot_attractor(points, ax):
    points = trajectory(len(points) - 1)
    ax.scatter(points[:, 0], points[:, 1], s=1)
