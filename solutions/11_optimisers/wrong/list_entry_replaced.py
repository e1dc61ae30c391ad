"""tasks: 2, 3, 4
de: Du legst neue Arrays an und trägst sie in die Liste params ein (params[i] = params[i] − …). Die Arrays des
    Aufrufers bleiben, wie sie sind; ändere sie selbst mit -=.
en: You make new arrays and put them into the list params (params[i] = params[i] − …). The caller's arrays stay as
    they are; change them themselves with -=.
"""


def replacing(optimiser):
    class Replacing(optimiser):
        def step(self, gradients):
            given, self.params = self.params, [w.copy() for w in self.params]
            super().step(gradients)
            given[:] = self.params
            self.params = given

    return Replacing


SGD, Momentum, RMSprop, Adam = map(replacing, (SGD, Momentum, RMSprop, Adam))
