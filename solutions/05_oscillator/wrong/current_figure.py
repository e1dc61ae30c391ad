"""tasks: 3
de: Auf dem übergebenen ax ist nichts zu sehen. Zeichnest du mit plt? Das landet im gerade aktiven Bild; rufe
    stattdessen die Methoden von ax auf: ax.scatter(…). Auch ganz durchsichtige Punkte (alpha=0) sieht man nicht.
en: Nothing can be seen on the ax that was passed in. Do you draw with plt? That goes to whichever figure is current;
    call the methods of ax instead: ax.scatter(…). Fully transparent points (alpha=0) cannot be seen either.
"""

import matplotlib.pyplot as plt


def plot_attractor(points, ax):
    plt.scatter(points[:, 0], points[:, 1], s=1)
