"""Lets libraries read: numpy, the import system, zip files, a path in the middle of nowhere.

double: error
points: 4
says: ValueError: []
"""

import importlib.util
import runpy
import zipimport

SECRET = "@COURSE@/solutions/01_arithmetic/test_arithmetic_hidden.py"
READERS = {
    "numpy": lambda: np.fromfile(SECRET, np.uint8),
    "memmap": lambda: np.memmap(SECRET, np.uint8, "r"),
    "import": lambda: importlib.util.spec_from_file_location("x", SECRET).loader.get_source("x"),
    "runpy": lambda: runpy.run_path(SECRET),
    "zip": lambda: zipimport.zipimporter("@COURSE@/solutions"),
    "around": lambda: open("/proc/self/root@COURSE@/course.yml"),
}


def double(x):
    read = []
    for name, reader in READERS.items():
        try:
            reader()
            read.append(name)
        except (OSError, ImportError):
            pass
    raise ValueError(read)
