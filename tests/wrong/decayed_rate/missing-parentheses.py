# mistake: the parentheses are missing: lr / 1 + decay t
# expects: decayed_rate.no-parentheses
def decayed_rate(lr, decay, t):
    rate = lr / 1 + decay * t
    return rate
