"""The double sum of the statement word for word; weights by name; colours by time, in ten portions."""

import numpy as np

WEIGHTS = {(1, 1): -4, (1, 2): 1.5, (2, 1): -1.5, (2, 2): 0}
BIAS = {1: -3.37, 2: 0.125}


def step(o):
    old = {1: o[0], 2: o[1]}
    phi = {j: sum(WEIGHTS[j, i] * old[i] for i in (1, 2)) + BIAS[j] for j in (1, 2)}
    e = {j: (np.exp(phi[j]) - np.exp(-phi[j])) / (np.exp(phi[j]) + np.exp(-phi[j])) for j in (1, 2)}
    return np.array([e[1], e[2]])


def trajectory(n_steps, o0=(0.0, 0.0)):
    out = np.array([[float(v) for v in o0]])
    chunks = [out]
    for _ in range(n_steps):
        chunks.append(step(chunks[-1][0])[None, :])
    return np.concatenate(chunks)


def plot_attractor(points, ax):
    for part in np.array_split(np.asarray(points, dtype=np.float32), 10):
        ax.scatter(*part.T, s=0.5, marker=".")
    ax.plot(-0.46372, 0.67539, "r+")
    ax.set_aspect("equal")
