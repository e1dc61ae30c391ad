"""Names classes and functions like tags.

double: error
row_means: wrong
points: 2
"""

Tag = type("<script>alert(1)</script>", (Exception,), {"__module__": "<b>"})
Thing = type("</pre><img src=x onerror=alert(1)>", (), {})


def row_means(X):
    return Thing()


def double(x):
    exec(compile("def f(): raise Tag('x')", "<img src=x onerror=alert(1)>.py", "exec"), globals())
    f()
