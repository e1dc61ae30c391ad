"""tasks: 3
de: Die Achsen sind vertauscht: o₁ gehört nach rechts, o₂ nach oben.
en: The axes are swapped: o₁ belongs to the right, o₂ upwards.
"""


def plot_attractor(points, ax):
    ax.scatter(points[:, 1], points[:, 0], s=1)
