"""Decides with one match statement over state, flags and the place of the number.

score: 5
"""


class CheckedHandshake(TimedHandshake):
    """A handshake that believes nothing without a number that proves it."""

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        letters = zip("RSA", (RST, SYN, ACK), strict=True)
        flags = "".join(letter for letter, flag in letters if flag in segment.flags)
        ours = "A" in flags and segment.ack == (self.iss + 1) % 2**32
        ahead = (segment.seq - self.irs - 1) % 2**32
        place = {0: "next", 2**32 - 1: "syn"}.get(ahead, "inside" if ahead < WINDOW else "outside")
        here = [self.segment(ACK, self.iss + 1, self.irs + 1)]
        match self.state, flags, place:
            case "LISTEN", "A" | "SA", _:
                return [self.segment(RST, segment.ack)]
            case "SYN-SENT", "RA" | "RSA", _ if ours:
                self.enter("CLOSED", now)
                return []
            case "LISTEN" | "SYN-SENT", "R" | "RS" | "RA" | "RSA", _:
                return []
            case "SYN-RECEIVED", "S", "syn":
                return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
            case "SYN-RECEIVED" | "ESTABLISHED", "R" | "RS" | "RA" | "RSA", "next":
                self.enter("CLOSED" if self.state == "ESTABLISHED" else "LISTEN", now)
                return []
            case "SYN-RECEIVED" | "ESTABLISHED", "R" | "RS" | "RA" | "RSA", _:
                return here if place == "inside" else []
            case ("SYN-RECEIVED" | "ESTABLISHED", "S" | "SA", _) | (
                "SYN-RECEIVED" | "ESTABLISHED",
                _,
                "syn" | "outside",
            ):
                return here
            case "SYN-SENT" | "SYN-RECEIVED", "A" | "SA", _ if not ours:
                return [self.segment(RST, segment.ack)]
        return super().on_segment(segment, now)
