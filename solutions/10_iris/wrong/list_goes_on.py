"""tasks: 3
de: Deine Liste enthält noch die Schichten früherer Aufrufe. Lege sie in der Funktion neu an; ein Vorgabewert []
    bleibt derselbe.
en: Your list still holds the layers of earlier calls. Create it inside the function; a default value [] stays the
    same one.
"""

_right = parameter_shapes


def parameter_shapes(n_features, hidden_layer_sizes, n_classes, layers=[]):
    layers += _right(n_features, hidden_layer_sizes, n_classes)
    return list(layers)
