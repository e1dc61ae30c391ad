"""tasks: 3
de: Die Zustände sind durch Linien verbunden, und die Bahn springt auf dem Attraktor hin und her. Zeichne nur Punkte:
    mit ax.scatter oder mit ax.plot und dem Stil ".".
en: Lines join the states, and the trajectory jumps to and fro on the attractor. Draw points only: with ax.scatter, or
    with ax.plot and the style ".".
"""


def plot_attractor(points, ax):
    ax.plot(points[:, 0], points[:, 1])
