"""Draws in several windows in interactive mode, waits for a key, and closes everything."""

import matplotlib.pyplot as plt

plt.ion()
for number in range(3):
    plt.figure(number)
    plt.imshow(np.eye(3))
    plt.show(block=False)
    plt.draw()
plt.waitforbuttonpress(timeout=0.01)
plt.close("all")
