"""tasks: 2, 3, 4
de: Nur das erste Array bewegt sich; vermutlich steht return in der Schleife, oder sie fehlt. Jeder Schritt gilt für
    alle Arrays.
en: Only the first array moves; probably return stands inside the loop, or there is no loop. Every step is for all
    arrays.
"""


def first_only(optimiser):
    class FirstOnly(optimiser):
        def step(self, gradients):
            params, self.params = self.params, self.params[:1]
            super().step(gradients)
            self.params = params

    return FirstOnly


SGD, Momentum, RMSprop, Adam = map(first_only, (SGD, Momentum, RMSprop, Adam))
