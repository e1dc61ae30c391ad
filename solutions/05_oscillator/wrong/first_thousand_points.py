"""tasks: 3
de: Du zeichnest nur einen Teil der Punkte. Höchstens das erste Zehntel darf als Einschwingen fehlen.
en: You draw a part of the points only. At most the first tenth may be left out as transient.
"""


def plot_attractor(points, ax):
    ax.scatter(points[:1000, 0], points[:1000, 1], s=1)
