# mistake: a half too many
# expects: mean_squared_error.half
import numpy as np
def mean_squared_error(y, p):
    return 0.5 * np.mean((y - p) ** 2)
