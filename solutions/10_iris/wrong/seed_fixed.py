"""tasks: 5
de: Der Seed kommt nicht an: random_state ist immer dieselbe Zahl.
en: The seed does not arrive: random_state is always the same number.
"""

from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_classifier(seed):
    network = MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=1.0, max_iter=1000, random_state=0)
    return make_pipeline(StandardScaler(), network)
