"""tasks: 2
de: Du teilst z selbst durch seine Summe. Zuerst kommt die Potenz e^z, dann die Summe.
en: You divide z itself by its sum. First comes the power e^z, then the sum.
"""


def softmax(z):
    return z / z.sum(axis=-1, keepdims=True)
