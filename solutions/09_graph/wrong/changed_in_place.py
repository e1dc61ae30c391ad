"""tasks: 3
de: Du änderst die Listen, die du bekommst. Verlangt sind neue; die alten (auch ihre Zeilen) bleiben, wie sie sind.
en: You change the lists that you are given. New ones are asked for; the old ones (their rows, too) stay as they are.
"""

new_lists = net_step


def net_step(weights, biases, x, t, eta):
    new_weights, new_biases = new_lists(weights, biases, x, t, eta)
    for rows, bias, new_rows, new_bias in zip(weights, biases, new_weights, new_biases):
        for row, new_row in zip(rows, new_rows):
            row[:] = new_row
        bias[:] = new_bias
    return weights, biases
