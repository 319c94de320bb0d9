# style: the formula
def decayed_rate(lr, decay, t):
    return lr / (1 + decay * t)
