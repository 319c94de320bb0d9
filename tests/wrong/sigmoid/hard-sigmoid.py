# mistake: straight lines (the hard sigmoid) in place of the curve
import numpy as np

sigmoid = lambda x: np.clip(0.2 * x + 0.5, 0, 1)
