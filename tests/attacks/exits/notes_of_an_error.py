"""An error with a thousand notes, and suggestions that are tags.

double: error
points: 4
says: AttributeError
"""


class Thing:
    def __dir__(self):
        return ["<script>alert(1)</script>"] * 1000


def double(x):
    error = AttributeError("doubel", name="doubel", obj=Thing())
    for number in range(1000):
        error.add_note("<script>alert(1)</script>\x1b[2J" * 10)
    raise error
