"""Asks for input at the top of the file. Nobody is there to answer."""

print("How many epochs?")
epochs = int(input("> "))
print("training", epochs)
