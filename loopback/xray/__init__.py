"""What the kernel knows of a socket; Linux tells, other systems keep it to themselves."""
