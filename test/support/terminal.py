"""A pseudo-terminal, in which the command runs as it does for a person."""

import os
import pty
import sys


def in_terminal(environment, *arguments, answer="", prompt=""):
    """Run the command in a pseudo-terminal, and return its exit code and what the terminal shows.

    The answer is typed at the prompt: a program that hides its input throws away what was typed before.
    """
    process_id, terminal = pty.fork()
    if process_id == 0:
        os.execve(sys.executable, [sys.executable, "-m", "flat_api", *arguments], environment)
    shown = b""
    while True:
        if answer and prompt.encode() in shown:
            os.write(terminal, answer.encode())
            answer = ""
        try:
            block = os.read(terminal, 4096)
        except OSError:  # Linux reports the end of the process so
            break
        if not block:
            break
        shown += block
    os.close(terminal)
    status = os.waitpid(process_id, 0)[1]
    return os.WEXITSTATUS(status), shown.decode()
