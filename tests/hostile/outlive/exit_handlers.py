"""What runs at the end of a process, and when its objects go, sleeps.

place: before total
base: right
points: 5
"""
import atexit
import threading
import time


class Late:
    def __del__(self):
        time.sleep(1000)


late = Late()
atexit.register(time.sleep, 1000)
threading.Thread(target=time.sleep, args=(1000,)).start()
