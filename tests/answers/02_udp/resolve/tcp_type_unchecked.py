"""Looks at id and name over TCP, and not at the type.

base: reference
score: 4
caught by: resolve-liars
message: about another type
hint: as over UDP
"""
# instead of
        if (response.id, response.question[0].lower(), response.question[1]) != (id, asked.lower(), qtype):
            raise Malformed(f"a response to {response.question} with the id {response.id}")
# this
        if response.id != id or response.question[0].lower() != asked.lower():
            raise Malformed(f"a response with the id {response.id}")
