"""tasks: 2
de: Dein Momentum ist gewöhnlicher Gradientenabstieg (lr · g), m kommt nicht vor.
en: Your momentum is plain gradient descent (lr · g), m does not occur.
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            w -= self.lr * g
