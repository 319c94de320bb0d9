# mistake: weights[j + 1], as if the bias stood first
# second: every output is compared with the first expected number
# expects: backward_propagate_error.other-place
def backward_propagate_error(network, expected):
    for i in range(len(network))[::-1]:
        for j, neuron in enumerate(network[i]):
            o = neuron["output"]
            if i + 1 < len(network):
                e = sum(n["weights"][j + 1] * n["delta"] for n in network[i + 1])
            else:
                e = o - expected[0]
            neuron["delta"] = e * o * (1 - o)
