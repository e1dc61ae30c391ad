"""Draws at the top of the file and shows it, saves it, and leaves it open."""

import matplotlib.pyplot as plt

plt.style.use("ggplot")
fig, ax = plt.subplots()
ax.plot(perceptron_fit(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1]))[1])
plt.title("Fehler $\\epsilon$")
plt.savefig("errors.png")
plt.show()
plt.pause(0.01)
