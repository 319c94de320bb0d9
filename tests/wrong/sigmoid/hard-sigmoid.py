# mistake: straight lines (the hard sigmoid) in place of the curve
# expects: sigmoid.straight
import numpy as np

sigmoid = lambda x: np.clip(0.2 * x + 0.5, 0, 1)
