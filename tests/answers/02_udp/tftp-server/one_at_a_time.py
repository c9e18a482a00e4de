"""Serves one client after the other.

base: reference
score: 2
caught by: tftp-server-serves
message: another client is served
hint: must not hold up another
"""
# instead of
            threading.Thread(target=self.answer, args=(request, client), daemon=True).start()
# this
            self.answer(request, client)
