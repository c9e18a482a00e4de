"""Never halves again.

base: reference
score: 2
caught by: reno-timeout-again
message: two timeouts in a row halve once
hint: this one counts
"""
# instead of
        self.waited = False
        super().on_ack(acked, flight)
# this
        super().on_ack(acked, flight)
