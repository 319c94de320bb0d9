# style: each knob nudged both ways
def graph_gradients(x, y, z):
    def f(x, y, z):
        return (x + y) * z

    def slope(g, h=1e-3):
        return (g(h) - g(-h)) / (2 * h)

    return [
        f(x, y, z),
        slope(lambda h: f(x + h, y, z)),
        slope(lambda h: f(x, y + h, z)),
        slope(lambda h: f(x, y, z + h)),
    ]
