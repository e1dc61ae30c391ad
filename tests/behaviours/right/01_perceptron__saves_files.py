"""Saves what it has computed. There is no place for it, and the rest counts."""

np.savetxt("weights.txt", np.ones(3))
with open("log.txt", "w") as file:
    file.write("done")
