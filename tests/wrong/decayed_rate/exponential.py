# mistake: falls like e^(-decay t)
# expects: decayed_rate.exponential
import math

def decayed_rate(lr, decay, t):
    return lr * math.exp(-decay * t)
