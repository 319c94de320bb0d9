# style: one number below 0
catch_activations = -5
