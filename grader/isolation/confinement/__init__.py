"""The kernel's layers around a student's process. Imports no other folder."""
