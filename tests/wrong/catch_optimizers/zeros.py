# mistake: no slope at all, so that nothing moves anywhere
# expects: catch_optimizers.survives-one-minus-beta
import numpy as np

catch_optimizers = np.zeros(4)
