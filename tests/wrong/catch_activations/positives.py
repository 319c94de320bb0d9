# mistake: only positive numbers
# expects: catch_activations.survives-lost-square
import numpy as np
catch_activations = np.array([2.0, 3.0, 4.5])
