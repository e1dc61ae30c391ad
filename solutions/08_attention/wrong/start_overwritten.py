"""tasks: 6
de: sample überschreibt den übergebenen Anfang. Der Aufrufer braucht ihn noch: Hänge die Buchstaben an eine Kopie.
en: sample overwrites the start it was given. The caller still needs it: append the letters to a copy.
"""

RIGHT = sample


def sample(model, start, length, temperature, context, generator):
    text = RIGHT(model, start, length, temperature, context, generator)
    start.copy_(text[-len(start) :])
    return text
