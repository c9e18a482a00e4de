"""The bytes of a stream, cut in different places or kept until they are in order, as text and as SVG."""
