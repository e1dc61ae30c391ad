"""What was handed in, read as far as it can be: whatever a student did, a `Submission` comes of it."""
