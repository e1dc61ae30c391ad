"""tasks: 6
de: Rückwärts teilst du durch σ ohne ε. Nimm dieselbe Wurzel wie vorwärts: √(σ² + ε).
en: Backward you divide by σ without ε. Take the same root as forward: √(σ² + ε).
"""

import numpy as np


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / np.sqrt(self.std**2 - self.eps) * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
