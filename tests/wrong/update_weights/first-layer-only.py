# mistake: returns after the first layer
# expects: update_weights.first-layer-only
def update_weights(network, row, lr):
    x = list(row)
    for layer in network:
        for n in layer:
            w, d = n["weights"], n["delta"]
            for k, v in enumerate(x):
                w[k] = w[k] - lr * d * v
            w[-1] = w[-1] - lr * d
        x = [n["output"] for n in layer]
        return network
