"""Makes every warning an error, and every error of a number.

points: 7
"""

import warnings

warnings.simplefilter("error")
np.seterr(all="raise")
