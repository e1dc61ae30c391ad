"""tasks: 3
de: Gezeichnet ist o₁ über der Schrittnummer. Der Attraktor ist die Menge der Paare (o₁, o₂).
en: What is drawn is o₁ over the number of the step. The attractor is the set of the pairs (o₁, o₂).
"""


def plot_attractor(points, ax):
    ax.plot(points[:, 0], ".", markersize=1)
