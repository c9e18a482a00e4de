"""What students handed in: each file below their folders found, recognised, and read without following a link.

Read in this order: handed_in (the whole), candidates (which files there are), recognise (whose notebook a file is),
archive (zip files), timestamp.
"""
