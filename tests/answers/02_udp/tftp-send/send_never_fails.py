"""Catches ConnectionError around recv only.

base: reference
score: 3
caught by: tftp-send-ends
message: tftp_send to a port that is known to be closed
hint: catch it, and return False
"""
# instead of
        except ConnectionError:
            return False
# this
        except EOFError:
            return False
# instead of
        except TimeoutError:
            return False
        if kind == "ERROR":
            raise ConnectionAbortedError("the client has ended the transfer")
# this
        except TimeoutError:
            return False
        except ConnectionError:
            raise EOFError("nobody is there") from None
        if kind == "ERROR":
            raise EOFError("the client has ended the transfer")
