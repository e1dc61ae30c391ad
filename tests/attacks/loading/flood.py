"""Prints without end while the file is executed.

notice: The program printed more than 4096 KiB of text
points: 7
"""

import os

while True:
    os.write(1, b"<script>" * 8192)
