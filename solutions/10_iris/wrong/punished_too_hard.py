"""tasks: 5
de: Die Gewichte bleiben fast 0: alpha ist viel zu groß. Beginne bei alpha=1 oder darunter.
en: The weights stay close to 0: alpha is far too large. Begin at alpha=1 or below.
"""

from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_classifier(seed):
    network = MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=100.0, max_iter=1000, random_state=seed)
    return make_pipeline(StandardScaler(), network)
