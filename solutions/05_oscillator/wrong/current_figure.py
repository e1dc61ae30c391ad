"""tasks: 3
de: Auf dem übergebenen ax erscheint nichts. Zeichnest du mit plt? Das landet im gerade aktiven Bild; rufe stattdessen
    die Methoden von ax auf: ax.scatter(…).
en: Nothing appears on the ax that was passed in. Do you draw with plt? That goes to whichever figure is current; call
    the methods of ax instead: ax.scatter(…).
"""

import matplotlib.pyplot as plt


def plot_attractor(points, ax):
    plt.scatter(points[:, 0], points[:, 1], s=1)
