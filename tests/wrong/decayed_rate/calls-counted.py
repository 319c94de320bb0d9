# mistake: counts its own calls in place of t
# second: rounded to four decimals
# expects: relation.remembers
calls = []

def decayed_rate(lr, decay, t):
    rate = round(lr / (1 + decay * len(calls)), 4)
    calls.append(t)
    return rate
