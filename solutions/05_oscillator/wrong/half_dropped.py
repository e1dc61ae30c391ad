"""tasks: 3
de: Die Hälfte der Punkte fehlt. Als Einschwingen darf höchstens das erste Zehntel wegfallen.
en: Half of the points are missing. At most the first tenth may be left out as transient.
"""


def plot_attractor(points, ax):
    points = points[len(points) // 2 :]
    ax.scatter(points[:, 0], points[:, 1], s=1)
