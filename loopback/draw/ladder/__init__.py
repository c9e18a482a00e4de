"""A sequence diagram, called ladder: its events, their layout, and their rendering as text and as SVG."""
