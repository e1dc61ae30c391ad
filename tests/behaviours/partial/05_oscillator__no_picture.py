"""Two tasks right, the picture raises.

points: 8
task 1: passed
task 2: passed
task 3: error
"""


def plot_attractor(points, ax):
    ax.scater(points[:, 0], points[:, 1])
