"""Changes how numpy prints and what it does about errors."""

np.set_printoptions(precision=2, suppress=True, threshold=3)
np.seterr(all="raise")
