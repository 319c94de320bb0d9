# mistake: gives a list of deltas and stores none
# expects: backward_propagate_error.stores-nothing
def backward_propagate_error(network, expected):
    deltas = []
    for i in range(len(network) - 1, -1, -1):
        outs = [n["output"] for n in network[i]]
        if not deltas:
            errors = [o - t for o, t in zip(outs, expected)]
        else:
            errors = [sum(n["weights"][j] * d for n, d in zip(network[i + 1], deltas[0]))
                      for j in range(len(outs))]
        deltas.insert(0, [e * o * (1 - o) for e, o in zip(errors, outs)])
    return deltas
