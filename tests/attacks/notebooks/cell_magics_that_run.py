"""Cells under magics that run Python all the same: timed, captured, in another interpreter.

points: 7
"""
# %%
%%time
import os
os.system("touch /tmp/@TOKEN@-timed")
# %%
%%capture output
open("/tmp/@TOKEN@-captured", "w")
# %%
%%python
open("/tmp/@TOKEN@-python", "w")
# %%
%%perl
system("touch /tmp/@TOKEN@-perl");
# %%
%%sh --bg --proc x
sleep 1000
# %%
%%script bash
touch /tmp/@TOKEN@-script
