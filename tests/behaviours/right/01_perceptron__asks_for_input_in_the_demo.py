"""Asks for input where it belongs, in the block that runs only by hand."""

if __name__ == "__main__":
    name = input("Which gate? ")
    while name not in ("and", "or"):
        name = input("and or or: ")
