"""Raises an error with links and markup of other kinds.

double: error
points: 4
"""


def double(x):
    raise ValueError("[bold red]x[/] [click](javascript:alert(1)) `x` **x** $x$ {{ 7*7 }} {% raw %} %s {0} \\x1b[31m")
