"""tasks: 5
de: train_forecaster gibt die Parameter zurück, wie sie kamen. Hier fehlt noch das Training.
en: train_forecaster returns the parameters as they came. The training is still missing here.
"""


def train_forecaster(series, parameters):
    return parameters
