"""What each command of the command line does; `grader.cli` only declares their options."""
