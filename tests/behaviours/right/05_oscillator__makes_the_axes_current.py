"""Uses plt after all, on the axes that it was given."""


def plot_attractor(points, ax):
    import matplotlib.pyplot as plt

    plt.sca(ax)
    plt.scatter(points[:, 0], points[:, 1], s=1)
    plt.xlabel("o1")
