# mistake: the return stands inside the loop: only the first layer runs
# expects: forward_propagate.stops-after-the-first-layer
import math

def forward_propagate(network, row):
    for layer in network:
        results = []
        for neuron in layer:
            total = neuron['weights'][-1]
            for w, v in zip(neuron['weights'], row):
                total += w * v
            neuron['output'] = 1 / (1 + math.exp(-total))
            results.append(neuron['output'])
        row = results
        return row
