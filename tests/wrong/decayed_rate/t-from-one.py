# mistake: counts from 1, so the rate falls before the first step
# expects: decayed_rate.t-from-one
def decayed_rate(lr, decay, t):
    step = t + 1
    return lr / (1 + decay * step)
