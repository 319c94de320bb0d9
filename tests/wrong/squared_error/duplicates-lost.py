# mistake: collects the squares in a set, so equal ones count once
# expects: relation.n-times
def squared_error(target, output):
    squares = {(float(t) - float(o)) ** 2 for t, o in zip(target.flat, output.flat)}
    return sum(squares) / 2
