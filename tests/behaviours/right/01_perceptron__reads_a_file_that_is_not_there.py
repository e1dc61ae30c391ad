"""Reads its data from a folder of its own computer."""

import csv

with open("C:\\Users\\me\\data.csv") as file:
    rows = list(csv.reader(file))
print(rows[0])
