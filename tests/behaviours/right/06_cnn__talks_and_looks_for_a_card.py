"""Prints its model and what it counts, logs, warns, seeds, and asks for a graphics card that may not be there."""

import logging
import warnings

logging.basicConfig(level=logging.INFO)
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(42)
torch.set_printoptions(precision=2)
torch.backends.cudnn.benchmark = True
net = Net()
print(net, sum(p.numel() for p in net.parameters()), torch.__version__, device)
warnings.warn("no card, this will take a while")
right_step = training_step


def training_step(net, optimizer, x, y):
    net.train()
    loss = right_step(net, optimizer, x, y)
    logging.info("loss %.4f", loss)
    print(f"\rloss {loss:.4f}", end="")
    return loss
