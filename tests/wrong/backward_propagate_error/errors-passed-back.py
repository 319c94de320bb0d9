# mistake: the raw errors are passed back, not the deltas
# second: 1 - output² as the slope, which is tanh's
# expects: backward_propagate_error.errors-passed-back
def backward_propagate_error(network, expected):
    errors = [n["output"] - t for n, t in zip(network[-1], expected)]
    for i in range(len(network) - 1, -1, -1):
        for n, e in zip(network[i], errors):
            n["delta"] = e * (1 - n["output"] ** 2)
        if i > 0:
            errors = [sum(n["weights"][j] * e for n, e in zip(network[i], errors))
                      for j in range(len(network[i - 1]))]
