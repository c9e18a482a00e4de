"""The two ends of the wire to a kernel host, each by the name of its device and its hardware address."""

KERNEL, NOTEBOOK = ("veth-kernel", "02:00:00:00:00:02"), ("veth-notebook", "02:00:00:00:00:01")
