"""tasks: 3
de: Du rechnest immer mit genau zwei verdeckten Schichten. Es können beliebig viele sein, auch keine: Gehe in einer
    Schleife über alle.
en: You always reckon with exactly two hidden layers. There may be any number, none as well: go over all of them in a
    loop.
"""

_right = parameter_shapes


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    if len(hidden_layer_sizes) < 2:
        return _right(n_features, hidden_layer_sizes, n_classes)
    return _right(n_features, hidden_layer_sizes[:2], n_classes)
