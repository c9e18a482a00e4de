"""Questions about sockets of this process: their state, their queues, and which of them gets a packet."""
