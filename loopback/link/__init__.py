"""A link that loses, doubles, delays and spoils: on a virtual clock, and live between UDP sockets."""
