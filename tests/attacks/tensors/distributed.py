"""Starts what connects machines.

relu: error
points: 1
"""


def relu(x):
    torch.distributed.init_process_group("gloo", init_method="tcp://127.0.0.1:29500", rank=0, world_size=1)
    return x.clamp(min=0)
