"""Shows the picture in the function, and prints."""


def plot_attractor(points, ax):
    import matplotlib.pyplot as plt

    print("zeichne", len(points), "Punkte")
    ax.scatter(points[:, 0], points[:, 1], s=1, c=np.arange(len(points)), cmap="viridis")
    plt.tight_layout()
    plt.show()
