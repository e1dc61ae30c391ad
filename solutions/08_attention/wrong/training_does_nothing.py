"""tasks: 5
de: train macht keinen Lernschritt und gibt keine Fehler zurück. Rufe steps-mal training_step auf und sammle, was es
    zurückgibt.
en: train makes no learning step and returns no losses. Call training_step steps times and collect what it returns.
"""


def train(model, text, steps, batch_size, context, lr, generator):
    return []
