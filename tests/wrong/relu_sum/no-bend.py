# mistake: the ReLU is missing: a straight line
# expects: relu_sum.no-relu
def relu_sum(x, offset, weights, knots):
    y = offset
    for i in range(len(weights)):
        y = y + weights[i] * (x - knots[i])
    return y
