"""tasks: 3
de: Deine Punkte haben die Größe 0 und sind nicht zu sehen. Nimm s=1 oder markersize=1.
en: Your points have size 0 and cannot be seen. Take s=1 or markersize=1.
"""


def plot_attractor(points, ax):
    ax.scatter(points[:, 0], points[:, 1], s=0)
