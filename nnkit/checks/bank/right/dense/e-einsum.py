# style: the index form, written for einsum
import numpy as np

dense = lambda X, W, b: np.einsum("ni,ij->nj", X, W) + b
