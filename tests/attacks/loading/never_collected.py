"""A class that ends the process when it is taken apart, which happens when the next one of its name is made.

points: 7
"""


class Guard:
    def __del__(self):
        raise SystemExit(0)

    def __set_name__(self, owner, name):
        raise SystemExit(0)


guard = Guard()
guard = None


class Owner:
    member = Guard()
