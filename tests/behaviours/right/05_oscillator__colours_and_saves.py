"""Changes all settings of matplotlib, saves the figure and closes others."""

import matplotlib.pyplot as plt

plt.rcParams.update({"figure.figsize": (4, 4), "font.size": 8, "axes.grid": True})
plt.ion()
right_plot = plot_attractor


def plot_attractor(points, ax):
    right_plot(points, ax)
    ax.figure.savefig("attractor.pdf")
    plt.close()
