"""A terminal in which an editor runs, so that a test sees what a person sees. It is one of tmux, which nobody looks at."""
import os
import shutil
import subprocess
import tempfile
import time

PATIENCE = 20.0  # seconds for anything to come


class NotSeen(AssertionError):
    """What was waited for did not come; the message shows the screen."""


class Screen:
    """Runs a command in a terminal of its own."""

    def __init__(self, command, folder, environment, width=112, height=24):
        self.socket = os.path.join(tempfile.mkdtemp(), "tmux")
        variables = {**environment, "TERM": "screen-256color", "LC_ALL": "C.UTF-8"}
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), "-c", folder,
                  "env", *[f"{name}={value}" for name, value in variables.items()], *command)

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-u", "-S", self.socket, "-f", "/dev/null", *arguments], capture_output=True, encoding="utf-8",
                              check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise AssertionError(f"tmux {arguments[0]}: {done.stderr}")
        return done.stdout

    def keys(self, *names):
        """Presses keys by their names: "Enter", "C-x"."""
        self.tmux("send-keys", *names)

    def type(self, text):
        self.tmux("send-keys", "-l", "--", text)

    def text(self):
        return self.tmux("capture-pane", "-p").rstrip("\n") + "\n"

    def wait_for(self, *parts, without=()):
        """The screen, once it shows all of the parts and nothing of `without`."""
        end = time.monotonic() + PATIENCE
        while True:
            shown = self.text()
            missing = [part for part in parts if part not in shown]
            wrong = [part for part in without if part in shown]
            if not missing and not wrong:
                return shown
            if time.monotonic() > end:
                raise NotSeen(f"not seen: {missing}; still seen: {wrong}\n{shown}")
            time.sleep(0.05)

    def close(self):
        """Ends the editor, and waits for it, since it tidies its files up."""
        process = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        self.tmux("kill-server")
        wait_until(lambda: not os.path.exists(f"/proc/{process}"), f"process {process} does not end")
        shutil.rmtree(os.path.dirname(self.socket))


def wait_until(test, what):
    """For what is not on a screen: a file that is being written."""
    end = time.monotonic() + PATIENCE
    while not test():
        if time.monotonic() > end:
            raise NotSeen(what)
        time.sleep(0.05)
