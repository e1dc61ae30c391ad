"""Classes whose names no encoding can hold, raised and returned.

double: error
row_means: wrong
points: 2
"""

Error = type("Error", (Exception,), {"__module__": "\udfff", "__qualname__": "\ud800Error"})


def double(x):
    raise Error("\udc80\udcff")


def row_means(X):
    return type("Thing", (), {"__qualname__": "\ud800"})()
