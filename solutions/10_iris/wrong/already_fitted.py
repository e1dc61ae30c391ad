"""tasks: 5
de: Der Klassifikator ist schon trainiert. Verlangt ist ein untrainierter; trainiert wird mit fit, und nur mit den
    Daten dort.
en: The classifier is trained already. Asked for is one that is not; training is done by fit, with the data given
    there only.
"""

from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def make_classifier(seed):
    network = MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=1.0, max_iter=1000, random_state=seed)
    return make_pipeline(StandardScaler(), network).fit(*load_iris(return_X_y=True))
