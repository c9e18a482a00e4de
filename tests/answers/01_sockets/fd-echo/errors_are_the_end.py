"""Takes every error for the end of the file.

base: reference
score: 3
caught by: fd-echo-errors
message: raises BrokenPipeError
hint: catch BlockingIOError only
"""
# instead of
        return count
    finally:
        os.close(fd)
# this
    except OSError:
        pass
    os.close(fd)
    return count
