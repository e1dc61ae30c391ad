"""Compares itself with torch in the demo block, where that is allowed."""


def compare(image):
    import torch

    return torch.nn.functional.max_pool2d(torch.as_tensor(image)[None, None], 2)


if __name__ == "__main__":
    print(compare(np.eye(4)))
