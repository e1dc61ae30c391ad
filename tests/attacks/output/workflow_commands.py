"""Prints and raises what a continuous integration service takes for commands.

double: error
points: 4
"""


def double(x):
    print("::set-output name=points::30\n::error file=x::y\n##vso[task.complete result=Succeeded;]\n##teamcity[testFinished]")
    raise ValueError("x\n::set-env name=PATH::/tmp\n::add-mask::passed\n]]></failure><testcase name='forged'/>")
