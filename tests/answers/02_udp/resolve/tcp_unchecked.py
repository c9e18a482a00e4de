"""Believes every response over TCP.

base: reference
score: 4
caught by: resolve-liars
message: another id over TCP
hint: as over UDP
"""
# instead of
        if (response.id, response.question[0].lower(), response.question[1]) != (id, asked.lower(), qtype):
            raise Malformed(f"a response to {response.question} with the id {response.id}")
# this

