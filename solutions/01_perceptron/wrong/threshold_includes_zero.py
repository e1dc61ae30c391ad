"""tasks: 1, 2, 3
de: Deine Stufe springt schon bei φ = 0 auf 1 (≥). Die Ausgabe ist erst für φ > 0 eine 1, bei φ = 0 noch eine 0.
en: Your step jumps to 1 at φ = 0 already (≥). The output is 1 only for φ > 0; at φ = 0 it is still 0.
"""


def heaviside(phi):
    return 1 if phi >= 0 else 0
