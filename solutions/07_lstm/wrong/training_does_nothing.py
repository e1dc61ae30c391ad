"""tasks: 4
de: train_tagger gibt die Startwerte zurück, ohne zu lernen. Verlangt sind steps Schritte von Adam.
en: train_tagger returns the start values without learning. steps steps of Adam are asked for.
"""


def train_tagger(tokens, tags, parameters, steps, lr):
    return trainable_copy(parameters), []
