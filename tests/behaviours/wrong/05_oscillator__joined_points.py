"""mistake: lines"""


def plot_attractor(points, ax):
    x, y = points.T
    ax.plot(x, y, color="red", linewidth=0.5)
    ax.set_xlabel("o1")
