# mistake: written for three scores
# expects: error.exception
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z-z.max()); s/=s.sum()
    a,b,c = s
    return np.array([[a*(1-a),-a*b,-a*c],[-b*a,b*(1-b),-b*c],[-c*a,-c*b,c*(1-c)]])