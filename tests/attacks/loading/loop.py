"""Never ends while the file is executed.

notice: Is there a loop that never ends?
points: 7
"""

while True:
    pass
