# mistake: squared before subtracted
# expects: mean_squared_error.difference-of-squares
import numpy as np
def mean_squared_error(y, p):
    return (y ** 2 - p ** 2).mean()
