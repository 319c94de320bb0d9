# mistake: the loop takes one row of numbers
# second: and its negative branch keeps the size of x
# expects: relu.absolute
def relu(x):
    out = []
    for v in x:
        if v > 0:
            out.append(v)
        else:
            out.append(-v)
    return out
