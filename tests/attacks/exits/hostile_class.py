"""An exception that lies about its class, and about everything else.

double: crashed|error
points: 4
"""


class Meta(type):
    def __getattribute__(cls, name):
        raise SystemExit(0)


class Hostile(BaseException, metaclass=Meta):
    def __getattribute__(self, name):
        raise SystemExit(0)

    @property
    def __class__(self):
        raise SystemExit(0)


def double(x):
    raise Hostile()
