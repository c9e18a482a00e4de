"""A packet header as the RFCs draw it, as text and as SVG."""
