"""tasks: 5
de: Die Merkmale werden nicht skaliert. Setze einen StandardScaler vor das Netz, zum Beispiel mit make_pipeline.
en: The features are not scaled. Put a StandardScaler before the network, with make_pipeline for example.
"""

from sklearn.neural_network import MLPClassifier


def make_classifier(seed):
    return MLPClassifier((16,), activation="tanh", solver="lbfgs", alpha=1.0, max_iter=1000, random_state=seed)
