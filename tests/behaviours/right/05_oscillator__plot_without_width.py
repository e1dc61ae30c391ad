"""Switches the line off by its width."""


def plot_attractor(points, ax):
    ax.plot(*points.T, marker="o", lw=0, ms=0.5)
    ax.set_title(r"Attraktor, $w_{11} = -4$")
