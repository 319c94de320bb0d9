# mistake: gives a dictionary back
# second: the differences are not squared
# expects: property.type
import numpy as np

def mean_squared_error(y, p):
    return {"mse": np.mean(np.asarray(y, float) - np.asarray(p, float))}
