"""What the kernel knows of a socket, and what it does with one: seen from outside, without privileges."""
