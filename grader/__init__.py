"""Exercises for a course on neural networks and the engine that grades them safely."""
