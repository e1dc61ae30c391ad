"""tasks: 3
de: Beide Achsen zeigen o₁. Nach oben gehört die zweite Spalte, points[:, 1].
en: Both axes show o₁. The second column, points[:, 1], belongs upwards.
"""


def plot_attractor(points, ax):
    ax.scatter(points[:, 0], points[:, 0], s=1)
