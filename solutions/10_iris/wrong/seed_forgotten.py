"""tasks: 5
de: random_state fehlt: Jedes Training beginnt mit anderen Zufallszahlen. Gib dem MLPClassifier random_state=seed.
en: random_state is missing: every training begins with other random numbers. Give the MLPClassifier
    random_state=seed.
"""

from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_classifier(seed):
    network = MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=1.0, max_iter=1000)
    return make_pipeline(StandardScaler(), network)
