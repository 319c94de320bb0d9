# style: from 30 on softplus is x; e^x is asked for smaller ones only
import numpy as np

def softplus(x):
    small = np.minimum(x, 30)
    return np.where(x > 30, x, np.log(1 + np.exp(small)))
