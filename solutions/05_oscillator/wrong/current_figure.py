"""tasks: 3
de: Gezeichnet wird mit plt in das gerade aktive Bild statt auf das übergebene ax. Rufe die Methoden von ax auf:
    ax.scatter(…).
en: plt draws into the figure that happens to be current instead of on the ax that was passed in. Call the
    methods of ax: ax.scatter(…).
"""

import matplotlib.pyplot as plt


def plot_attractor(points, ax):
    plt.scatter(points[:, 0], points[:, 1], s=1)
