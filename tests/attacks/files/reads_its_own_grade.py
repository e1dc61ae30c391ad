"""Reads what it was given last time, and what others got.

double: error
points: 4
says: ValueError: []
"""

PLACES = ("results/--first/01_arithmetic.json", "results/files-reads_its_own_grade/01_arithmetic.json", "gradebook.db",
          "grades.csv", "index.html", "feedback/--first/01_arithmetic.html")  # fmt: skip


def double(x):
    read = []
    for place in PLACES:
        try:
            with open(f"@OUT@/{place}", "rb") as file:
                file.read(1)
            read.append(place)
        except OSError:
            pass
    raise ValueError(read)
