"""Packet headers as tables, one row a field, from which drawings, `struct` formats and codecs derive."""
