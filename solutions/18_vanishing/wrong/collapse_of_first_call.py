"""tasks: 3
de: collapse merkt sich das Ergebnis des ersten Aufrufs. Rechne bei jedem Aufruf neu.
en: collapse remembers the result of the first call. Compute anew in every call.
"""

answers = []


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    answers.append((W, b))
    return answers[0]
