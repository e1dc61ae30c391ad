"""Says goodbye with sys.exit."""

import sys

print("fertig")
sys.exit(0)
