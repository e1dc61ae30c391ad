"""What runs in the student's process, or becomes it. Nothing here is believed by the other side."""
