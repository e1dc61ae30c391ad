"""tasks: 5
de: Du gibst die Klasse MLPClassifier zurück, kein Objekt. Es fehlen die Klammern: MLPClassifier(…).
en: You return the class MLPClassifier, not an object. The parentheses are missing: MLPClassifier(…).
shows: error
"""

from sklearn.neural_network import MLPClassifier


def make_classifier(seed):
    return MLPClassifier
