"""Asks the kernel.

score: 4
"""

def who_speaks_first():
    cases = {"all": 2048, "a little": 100, "nothing": 0}
    return {case: kernel.zero_window(read=read).speaks_first for case, read in cases.items()}


def what_is_said():
    asked, opened = kernel.zero_window(read=100), kernel.zero_window()
    probe, answer = asked.after
    return {
        "probe": len(probe.payload),
        "answer": answer.window,
        "new": opened.after[0].ack - opened.before[-1].ack,
    }
