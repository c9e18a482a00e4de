"""Questions put to a kernel on a host of its own: a child process in fresh user and network namespaces."""
