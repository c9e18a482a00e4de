"""Lets the error of a name that is no UTF-8 through, in the loop that takes the requests.

base: reference
score: 3
caught by: tftp-server-refuses
message: no UTF-8, is answered with ERROR 1
hint: UnicodeDecodeError
"""
# instead of
            threading.Thread(target=self.answer, args=(request, client), daemon=True).start()
# this
            parse(request)[2].decode()
            threading.Thread(target=self.answer, args=(request, client), daemon=True).start()
