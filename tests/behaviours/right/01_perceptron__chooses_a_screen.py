"""Chooses a backend that needs a screen. There is none, and the rest counts."""

import matplotlib

matplotlib.use("TkAgg")
