"""Live partners on loopback, port 0, each with a script, a deadline and a log in plain sentences."""
