"""Drawings of what happened on the wire, each as text and as SVG, deterministic to the byte."""
