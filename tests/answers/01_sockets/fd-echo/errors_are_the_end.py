"""Takes every error for the end of the file.

base: reference
score: 4
caught by: fd-echo-errors
message: catch BlockingIOError only
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
