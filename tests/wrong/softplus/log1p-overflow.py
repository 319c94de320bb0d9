# mistake: log1p does not help: e^x inside still overflows
# expects: softplus.overflow
import numpy as np

softplus = lambda x: np.log1p(np.exp(x))
