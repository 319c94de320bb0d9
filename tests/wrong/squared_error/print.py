# mistake: prints the loss and gives nothing back
# expects: property.none
import numpy as np

def squared_error(target, output):
    e = 0.5 * np.sum((np.asarray(target, float) - output) ** 2)
    print(e)
