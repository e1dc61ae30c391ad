"""tasks: 3
shows: error
de: Du fasst nur die ersten beiden Schichten zusammen. Es können auch drei, vier oder nur eine sein: Nimm eine
    Schleife.
en: You put the first two layers together only. There may be three, four or just one: use a loop.
"""


def collapse(weights, biases):
    return weights[1] @ weights[0], weights[1] @ biases[0] + biases[1]
