# mistake: the root of t in place of t
# second: multiplies where it should divide
# expects: decayed_rate.root
import math

def decayed_rate(lr, decay, t):
    slowly = math.sqrt(t)
    return lr * (1 + decay * slowly)
