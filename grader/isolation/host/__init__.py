"""The trusted side, in the grader's own process. It believes no byte of the other one."""
