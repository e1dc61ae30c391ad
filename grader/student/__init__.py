"""The student's side of the course: what is fresh, what is done, and checking while one works."""
