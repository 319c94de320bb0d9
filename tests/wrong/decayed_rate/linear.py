# mistake: a straight line, which falls to 0
# expects: decayed_rate.linear
def decayed_rate(lr, decay, t):
    rate = lr * (1 - decay * t)
    return max(rate, 0.0)
