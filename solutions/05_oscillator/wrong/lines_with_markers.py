"""tasks: 3
de: Die Punkte sind da, aber zusätzlich verbinden Linien sie. Nimm den Stil "." statt ".-" oder linestyle="None".
en: The points are there, but lines join them as well. Use the style "." instead of ".-", or linestyle="None".
"""


def plot_attractor(points, ax):
    ax.plot(points[:, 0], points[:, 1], ".-", markersize=1)
