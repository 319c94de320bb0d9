# mistake: // cuts the rate to a whole number
# expects: decayed_rate.whole-numbers
def decayed_rate(lr, decay, t):
    denominator = 1 + decay * t
    return lr // denominator
