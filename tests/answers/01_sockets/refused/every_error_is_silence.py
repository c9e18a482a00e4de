"""Takes every error but the two that are named for silence, a timeout of 0 included.

base: reference
score: 3
caught by: refused-silent
message: ValueError
hint: look at the timeout before you connect
"""
# instead of
        except TimeoutError:
            return "open" if connected else "silent"
# this
        except OSError:
            return "open" if connected else "silent"

# instead of
    if timeout <= 0:
        raise ValueError(f"the timeout must be positive, and it is {timeout}")
# this
