# mistake: the absolute value: negative x are mirrored
# expects: relu.absolute
import numpy as np

relu = np.abs
