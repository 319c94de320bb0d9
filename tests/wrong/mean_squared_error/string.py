# mistake: gives formatted text back
# expects: property.type
import numpy as np

def mean_squared_error(y, p):
    return f"{np.mean((np.asarray(y, float) - np.asarray(p, float)) ** 2)}"
