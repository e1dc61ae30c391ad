"""tasks: 3
de: Du nimmst einen Ausgang weniger als Klassen. Das stimmt nur bei zwei Klassen; ab drei hat jede ihren eigenen.
en: You take one output less than classes. That is right for two classes only; from three on each has its own.
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = n_classes - 1
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), (n_out,)) for n_in, n_out in zip(sizes, sizes[1:])]
