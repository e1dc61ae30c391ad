"""tasks: 5
de: Du skalierst alle Merkmale mit derselben Zahl oder jede Blume für sich. Jedes Merkmal braucht seine eigene Skala.
en: You scale all features by the same number, or each flower by itself. Every feature needs a scale of its own.
"""

from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer


def make_classifier(seed):
    network = MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=1.0, max_iter=1000, random_state=seed)
    return make_pipeline(Normalizer(), network)
