"""tasks: 3
de: Deine Biaswerte haben so viele Einträge wie die Schicht Eingänge. Es ist einer je Neuron, also je Ausgang.
en: Your biases have as many entries as the layer has inputs. There is one per neuron, that is, per output.
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = 1 if n_classes == 2 else n_classes
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), (n_in,)) for n_in, n_out in zip(sizes, sizes[1:])]
