# style: as far out as is allowed
catch_activations = -1000.0
