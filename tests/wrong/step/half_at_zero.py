# mistake: one half at 0
# expects: step.half-at-zero
import numpy as np

step = lambda z: np.heaviside(z, 0.5)
