"""A cell ends the notebook's process, in the middle; what was earned above it stays.

place: before tell-each
base: right
points: 5
statuses: tell-each-visible=passed
says: exit status 3
"""
import os

os._exit(3)
