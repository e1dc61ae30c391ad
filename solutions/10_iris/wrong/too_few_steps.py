"""tasks: 5
de: Das Training hört viel zu früh auf (max_iter). Gib ihm mehr Schritte, oder nimm solver="lbfgs".
en: Training stops far too early (max_iter). Give it more steps, or take solver="lbfgs".
"""

from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_classifier(seed):
    network = MLPClassifier((16,), max_iter=5, random_state=seed)
    return make_pipeline(StandardScaler(), network)
