# mistake: the loop overwrites the loss, so only the last sample counts
# second: and that one is divided by N
# expects: cross_entropy.last-sample
import numpy as np

def cross_entropy(logits, labels):
    for z, y in zip(np.asarray(logits, float), labels):
        z = z - z.max()
        loss = np.log(np.exp(z).sum()) - z[y]
    return loss / len(labels)
