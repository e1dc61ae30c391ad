"""Sets how its output is encoded, as many do on Windows, and what is done about what cannot be."""

import sys

sys.stdout.reconfigure(encoding="utf-8", errors="replace")
print("→ ✓ ä")
