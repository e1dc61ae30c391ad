"""A line of a thousand marks on one letter, and all the widths there are.

double: error
points: 4
"""


def double(x):
    text = "Z" + "\u0351\u036b\u0343\u036a" * 500 + "\u3000\ufdfd\U000130b8\u200d" * 200 + "\u2028\u2029\x85"
    print(text)
    raise ValueError(text)
