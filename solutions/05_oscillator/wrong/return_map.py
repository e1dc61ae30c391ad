"""tasks: 3
de: Gezeichnet ist o₁ gegen das o₁ des nächsten Schritts. Gefragt ist o₁ gegen o₂ im selben Schritt.
en: What is drawn is o₁ against o₁ of the next step. Asked for is o₁ against o₂ of the same step.
"""


def plot_attractor(points, ax):
    ax.scatter(points[:-1, 0], points[1:, 0], s=1)
