# mistake: three dimensions
# expects: catch_softmax.not-two-dimensional
import numpy as np
catch_softmax = np.full((2, 2, 2), 1000.0)
