"""The seed that gives each student values of their own."""

from hashlib import sha256

VARIABLE = "LOOPBACK_SEED"  # what loopback.check.seeded reads


def seed_of(student: str, course_seed: str) -> str:
    """The seed of a student: always the same for one student, and another for each student.

    >>> seed_of("ada", "autumn") == seed_of("ada", "autumn")
    True
    >>> seed_of("ada", "autumn") == seed_of("bob", "autumn")
    False
    """
    return sha256(f"{course_seed}/{student}".encode(errors="surrogateescape")).hexdigest()[:16]
