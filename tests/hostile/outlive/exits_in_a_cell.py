"""A cell ends the notebook's process, in the middle; what was earned above it stays.

place: before tell-each
base: right
points: 4
statuses: tell-each-visible=crashed
says: exit status 3
"""
import os

os._exit(3)
