"""The bytes of a stream, cut in different places, as text and as SVG."""
