"""What makes and checks the course; nothing here reaches a student."""
