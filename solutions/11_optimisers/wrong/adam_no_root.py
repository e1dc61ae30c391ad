"""tasks: 4
de: Du teilst durch v̂ statt durch √v̂. v̂ ist ein mittleres Quadrat; erst die Wurzel hat die Größe eines
    Gradienten.
en: You divide by v̂ instead of √v̂. v̂ is a mean square; only its root has the size of a gradient.
"""


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat, v_hat = m / (1 - self.beta1**self.t), v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (v_hat + self.eps)
