"""Changes settings of the kernel.

double: error
points: 4
says: ValueError: []
"""


def double(x):
    changed = []
    for path in ("/proc/self/oom_score_adj", "/proc/sys/kernel/core_pattern", "/proc/self/mem", "/sys/power/state",
                 "/proc/self/coredump_filter", "/proc/self/setgroups", "/proc/self/uid_map", "/proc/sysrq-trigger"):
        try:
            open(path, "r+").close()
            changed.append(path)
        except OSError:
            pass
    raise ValueError(changed)
