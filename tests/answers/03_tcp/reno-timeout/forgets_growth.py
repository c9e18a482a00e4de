"""Does not call what it continues.

base: reference
score: 0
caught by: reno-timeout-first
message: sets the threshold to half the flight
hint: on_ack does what Growth does
"""
# instead of
        self.waited = False
        super().on_ack(acked, flight)
# this
        self.waited = False
