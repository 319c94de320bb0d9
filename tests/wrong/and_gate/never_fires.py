# mistake: the bias is too low, so the neuron never fires
# expects: and_gate.never
and_gate = (1, 1, -2.5)
