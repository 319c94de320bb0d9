# mistake: falls like e^(-decay t)
import math

def decayed_rate(lr, decay, t):
    return lr * math.exp(-decay * t)
