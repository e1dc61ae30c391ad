"""Opens the gradebook.

double: error
points: 4
says: unable to open database file
"""

import sqlite3


def double(x):
    sqlite3.connect("@OUT@/gradebook.db").execute("update grade set manual_score = 30")
    return 2 * x
