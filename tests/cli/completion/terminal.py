"""A shell in a terminal of its own: lines are typed into it, with TABs in them."""
import os
import pty
import select
import time

PATIENCE = 60  # seconds for one answer; what takes so long has failed


class Terminal:
    def __init__(self, command, folder):
        self.text = ""
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", HOME=folder, PS1="", HISTFILE="", INPUTRC="/dev/null", LC_ALL="C")
            os.execvp(command[0], command)

    def type(self, text):
        os.write(self.file, text.encode())

    def wait_for(self, word):
        """Reads until `word` has come, and returns what stood before it."""
        end = time.monotonic() + PATIENCE
        while word not in self.text:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.file], [], [], left)[0]:
                raise TimeoutError(f"no {word!r} in {self.text[-2000:]!r}")
            self.text += os.read(self.file, 65536).decode("utf-8", "replace")
        before, self.text = self.text.split(word, 1)
        return before

    def close(self):
        os.close(self.file)
        os.waitpid(self.process, 0)


def complete(command, setup, lines, folder):
    """The arguments that gemlint would be called with, after each line was typed behind its name."""
    terminal = Terminal(command, folder)
    try:
        # The words that are waited for are not typed as such: the terminal shows what is typed.
        terminal.type(setup + "; gemlint() { printf '<%s''begin>%s<%s''end>\\n' gem \"$*\" gem; }; printf '%s-%s\\n' all set\n")
        terminal.wait_for("all-set")
        arguments = []
        for line in lines:
            terminal.type(f"gemlint {line}\n")
            terminal.wait_for("<gembegin>")
            arguments.append(terminal.wait_for("<gemend>").strip())
        return arguments
    finally:
        terminal.close()
