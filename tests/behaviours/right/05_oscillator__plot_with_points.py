"""Draws with plot, with small points and no line."""


def plot_attractor(points, ax):
    ax.plot(points[:, 0], points[:, 1], ".", markersize=1, color="black")
    ax.grid(True)
    ax.set_aspect("equal")
    ax.legend(["Attraktor"])
