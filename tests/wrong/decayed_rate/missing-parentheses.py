# mistake: the parentheses are missing: lr / 1 + decay t
def decayed_rate(lr, decay, t):
    rate = lr / 1 + decay * t
    return rate
