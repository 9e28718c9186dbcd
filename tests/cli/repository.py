"""A git repository in a temporary folder, apart from the settings of whoever runs the tests."""
import os
import shutil
import subprocess
import tempfile
import unittest

from program import BINARY

CLEAN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}]}\n'
BROKEN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}], "generationConfig": {"temprature": 1}}\n'

# Files that stand in many repositories and hold no Gemini request.
NOT_OURS = {
    "package.json": '{"name": "x", "version": "1.0.0", "dependencies": {"left": "^1.0.0"}}\n',
    "package-lock.json": '{"name": "x", "lockfileVersion": 3, "packages": {"": {"name": "x"}}}\n',
    "tsconfig.json": '{\n  // how it is built\n  "compilerOptions": {"strict": true,},\n}\n',
    "openai.json": '{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 5}\n',
    "vertex.json": '{"url": "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/'
                   'gemini-2.5-flash:generateContent", "body": {"contents": [{"parts": [{"text": "Hi"}]}], "temprature": 1}}\n',
}


class Repository(unittest.TestCase):
    def setUp(self):
        base = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, base)
        self.folder = os.path.join(base, "repository")
        home = os.path.join(base, "home")
        programs = os.path.join(base, "programs")
        for folder in (self.folder, home, programs):
            os.mkdir(folder)
        os.symlink(BINARY, os.path.join(programs, "gemlint"))
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
        self.environment.update(HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, GIT_CONFIG_NOSYSTEM="1",
                                PATH=programs + os.pathsep + os.environ["PATH"])
        for name in ("AUTHOR", "COMMITTER"):
            self.environment.update({f"GIT_{name}_NAME": "Test", f"GIT_{name}_EMAIL": "test@example.org"})
        self.git("init", "--quiet", "--initial-branch", "main")

    def call(self, *words, cwd="", environment=None, binary=False):
        """Exit code, standard output and standard error of a program in the repository."""
        done = subprocess.run(words, cwd=os.path.join(self.folder, cwd), capture_output=True, check=False,
                              env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL)
        if binary:
            return done.returncode, done.stdout, done.stderr
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def git(self, *words, **where):
        code, out, err = self.call("git", *words, **where)
        self.assertEqual(code, 0, (words, out, err))
        return out.strip()

    def check(self, *words, **where):
        return self.call(BINARY, "check", "--no-config", *words, **where)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def add(self, name, text):
        self.write(name, text)
        self.git("add", "--", name)

    def commit(self, files):
        """Commits files by name and content."""
        for name, text in files.items():
            self.add(name, text)
        self.git("commit", "--quiet", "--message", "more")

    def write_hook(self, text):
        path = os.path.join(self.folder, ".git", "hooks", "pre-commit")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)
