"""The system calls of a student's process: data for `seccomp`. What stands in neither list does not exist for it."""

from __future__ import annotations

__all__ = ["ALLOWED", "REFUSED"]

_FILES = """
read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close close_range dup dup2 dup3
open openat openat2 creat stat fstat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat
getdents getdents64 statfs fstatfs getcwd chdir fchdir umask fadvise64 readahead
mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat
ftruncate fallocate fsync fdatasync copy_file_range sendfile
"""
"""Landlock decides which files; these only pass its question on."""

_WAITING = """
pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
eventfd2 timerfd_create timerfd_settime timerfd_gettime
recvfrom sendto recvmsg sendmsg shutdown getsockopt getsockname getpeername
nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time getrandom
setitimer getitimer alarm timer_create timer_settime timer_gettime timer_delete
"""

_MEMORY = """
munmap mprotect mremap madvise brk msync mincore mlock munlock mlock2 mbind get_mempolicy set_mempolicy membarrier
futex futex_waitv set_robust_list get_robust_list rseq set_tid_address
"""

_PROCESS = """
clone fork vfork wait4 waitid exit exit_group gettid getpid getppid getpgid getpgrp getsid getuid geteuid getgid getegid
getresuid getresgid getgroups getrusage times sysinfo uname getcpu capget getrlimit getpriority arch_prctl
rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack pause restart_syscall
tgkill sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
landlock_restrict_self
"""
"""Some of these are for the zygote only; the second filter takes them from its children."""

_REFUSED = """
execve execveat ptrace process_vm_readv process_vm_writev process_madvise pidfd_open pidfd_getfd pidfd_send_signal
kill tkill rt_sigqueueinfo rt_tgsigqueueinfo socket connect bind listen accept accept4
mount umount2 unshare setns chroot pivot_root bpf perf_event_open userfaultfd io_uring_setup kcmp
keyctl add_key request_key memfd_create memfd_secret flock shmget shmat semget msgget mq_open
setsid setpgid setpriority sched_setscheduler sched_setparam sched_setattr ioprio_set setrlimit
setuid setgid setresuid setresgid setreuid setregid setgroups setfsuid setfsgid capset personality
truncate chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat
setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr mknod mknodat move_pages migrate_pages
"""
"""Refused with "not permitted" instead of "no such call", so that libraries give up politely."""

ALLOWED = tuple((_FILES + _WAITING + _MEMORY + _PROCESS).split())
REFUSED = tuple(_REFUSED.split())
