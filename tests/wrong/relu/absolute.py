# mistake: the absolute value: negative x are mirrored
import numpy as np

relu = np.abs
