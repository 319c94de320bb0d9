# mistake: all sizes differ, so two of them stop with an error
# expects: catch_feedforward.stops-transposed
import numpy as np
rng = np.random.default_rng(1)
catch_feedforward = (rng.normal(size=(5, 2)), rng.normal(size=(2, 3)), rng.normal(size=3), rng.normal(size=(3, 4)), rng.normal(size=4))
