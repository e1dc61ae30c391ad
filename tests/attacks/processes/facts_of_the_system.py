"""Reads what the kernel tells about the machine, its users and its other processes.

double: error
points: 4
says: ValueError: []
"""

import os

FILES = ("kallsyms", "kcore", "kmsg", "keys", "mounts", "net/tcp", "net/unix", "net/arp", "config.gz", "modules", "iomem",
         "cmdline", "version_signature", "interrupts", "timer_list", "sched_debug", "locks", "1/status", "1/cmdline",
         "sys/kernel/hostname", "sys/kernel/random/boot_id", "self/task/1/comm", "thread-self/environ")  # fmt: skip


def double(x):
    read = []
    for name in (*FILES, f"{os.getppid()}/status", f"{os.getppid()}/fd", f"{os.getpid() - 1}/maps"):
        try:
            with open(f"/proc/{name}", "rb") as file:
                file.read(10)
            read.append(name)
        except OSError:
            pass
    raise ValueError(read)
