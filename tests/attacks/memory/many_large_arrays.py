"""The same array a thousand times in one answer: sixty gigabytes for whoever unpacks them.

row_means: error|wrong|crashed|timeout
points: 5
"""


def row_means(X):
    return [np.zeros(60 << 20, np.uint8)] * 1000
