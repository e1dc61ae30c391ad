"""mistake: current_figure"""

import matplotlib.pyplot as plt


def plot_attractor(points, ax):
    plt.plot(points[:, 0], points[:, 1], "k.")
    plt.title("Attraktor")
