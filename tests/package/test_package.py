#!/usr/bin/env python3
"""Installing: cmake --install, the DEB in a root that holds nothing but its libraries, the archive with the static program
in an empty one. Builds the preset `static` for it."""
import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from program import BINARY, DAY, ROOT  # noqa: E402

BUILD = os.path.dirname(BINARY)
STATIC = os.path.join(ROOT, "build", "static")
ROOT_USER = [] if os.geteuid() == 0 else ["unshare", "--map-root-user"]
# Tests of the program that are also run with what was installed.
PROGRAM_TESTS = ["test_cli.py", "test_selection.py", "test_samples.py", "test_streams.py", "test_models.py", "completion/test_bash.py"]
# What lintian may say: nothing is uploaded to Debian.
KNOWN_WARNINGS = {"initial-upload-closes-no-bugs"}


def call(*command, expect=(0,), **more):
    done = subprocess.run(command, capture_output=True, check=False, **more)
    assert done.returncode in expect, (command, done.returncode, done.stdout.decode()[-3000:], done.stderr.decode()[-3000:])
    return done.stdout.decode()


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(path, name), folder) for path, _, names in os.walk(folder) for name in names)


def documents():
    """What of docs/ is installed, as its names there."""
    return {os.path.join("docs", name) for name in files_below(os.path.join(ROOT, "docs")) if name.endswith(".md")}


def schemas():
    """The schemas of files that users write or read."""
    return {f"share/gemlint/{name}.json" for name in ("report", "rule", "statistics", "config")
            if os.path.exists(os.path.join(ROOT, "schemas", f"{name}.json"))}


def everywhere():
    """Files of every kind of installation, below the prefix."""
    return {"bin/gemlint", "share/bash-completion/completions/gemlint", "share/fish/vendor_completions.d/gemlint.fish",
            "share/doc/gemlint/README.md", "share/doc/gemlint/copyright", *schemas(), *(f"share/doc/gemlint/{name}" for name in documents())}


def needs(tool):
    return unittest.skipIf(shutil.which(tool) is None, f"left out, since {tool} is not here")


class Prefix:
    """What holds for an installation below self.prefix, whichever way it came; self.manual and self.zsh_folder are there, too."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    @property
    def binary(self):
        return os.path.join(self.prefix, "bin", "gemlint")

    def test_everyone_may_read(self):
        for path, folders, names in os.walk(self.prefix):
            for name in folders:
                self.assertEqual(os.stat(os.path.join(path, name)).st_mode & 0o7777, 0o755, os.path.join(path, name))
            for name in names:
                wanted = 0o755 if os.path.basename(path) == "bin" else 0o644
                self.assertEqual(os.stat(os.path.join(path, name)).st_mode & 0o7777, wanted, os.path.join(path, name))

    def test_files_are_those_of_the_build(self):
        for shell, path in (("bash", "share/bash-completion/completions/gemlint"), ("zsh", self.zsh_folder + "/_gemlint"),
                            ("fish", "share/fish/vendor_completions.d/gemlint.fish")):
            with open(os.path.join(self.prefix, path), encoding="utf-8") as file:
                self.assertEqual(file.read(), call(BINARY, "completion", shell))
        with (gzip.open if self.manual.endswith(".gz") else open)(os.path.join(self.prefix, self.manual), "rt", encoding="utf-8") as file:
            self.assertEqual(file.read(), call(BINARY, "manual"))
        for name in schemas():
            with open(os.path.join(self.prefix, name), "rb") as file, open(os.path.join(ROOT, "schemas", os.path.basename(name)), "rb") as own:
                self.assertEqual(file.read(), own.read())

    @needs("man")
    def test_man_finds_and_shows_the_page(self):
        text = call("man", "--warnings", "-M", os.path.join(self.prefix, "share", "man"), "gemlint",
                    env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
        self.assertIn("EXIT STATUS", text)

    def test_bash_loads_its_completion(self):
        script = "source share/bash-completion/completions/gemlint; complete -p gemlint"
        self.assertEqual(call("bash", "--norc", "-c", script, cwd=self.prefix), "complete -F _gemlint gemlint\n")

    @needs("zsh")
    def test_zsh_loads_its_completion(self):
        script = f"fpath=({self.zsh_folder} $fpath); autoload -Uz compinit; compinit -D -u; print $_comps[gemlint]"
        self.assertEqual(call("zsh", "-f", "-c", script, cwd=self.prefix), "_gemlint\n")

    @needs("fish")
    def test_fish_loads_its_completion(self):
        # Fish loads it from the data folders, once it can find the program.
        found = {"PATH": os.path.dirname(self.binary) + os.pathsep + os.environ["PATH"], "XDG_DATA_DIRS": os.path.join(self.prefix, "share")}
        text = call("fish", "-c", "complete -C 'gemlint che'", env={**os.environ, "HOME": self.folder, **found})
        self.assertEqual(text.split("\t")[0], "check")

    def test_tests_of_the_program(self):
        for name in PROGRAM_TESTS:
            with self.subTest(name):
                call(sys.executable, os.path.join(ROOT, "tests", "cli", name), cwd=ROOT,
                     env={**os.environ, "GEMLINT": self.binary, "PYTHONDONTWRITEBYTECODE": "1"})


class Alone:
    """What holds for a program in a root of its own (self.root, the program is self.inside), with only the samples beside it."""

    def run_inside(self, *arguments, expect=(0, 1)):
        samples = os.path.join(self.root, "samples")
        if not os.path.exists(samples):
            shutil.copytree(os.path.join(ROOT, "samples"), samples)
        return call(*ROOT_USER, "chroot", self.root, self.inside, *arguments, expect=expect)

    def test_version(self):
        self.assertEqual(self.run_inside("--version"), call(BINARY, "--version"))

    def test_samples(self):
        options = ("check", "--no-config", "--as-of", DAY, "--format", "json")
        report = json.loads(self.run_inside(*options, "/samples", expect=(1,)))
        own = json.loads(call(BINARY, *options, "samples", expect=(1,), cwd=ROOT))
        for finding in report["findings"]:
            finding["path"] = finding["path"].removeprefix("/")
        self.assertGreater(len(own["findings"]), 50)
        self.assertEqual(report, own)
        self.run_inside("check", "/samples/text.json", expect=(0,))
        self.run_inside("check", "/samples/broken/misspelt-field.json", expect=(1,))
        self.run_inside("check", "--nonsense", expect=(2,))
        self.run_inside("check", "/samples/nowhere.json", expect=(3,))

    def test_threads_and_packed_files(self):
        line = b'{"key": "%d", "request": {"contents": [{"role": "user", "parts": [{"text": "' + b"x" * 2000 + b'"}]}], "oops": 1}}\n'
        text = b"".join(line % number for number in range(3000))
        for name, write in (("batch.jsonl", open), ("batch.jsonl.gz", gzip.open)):
            with write(os.path.join(self.root, name), "wb") as file:
                file.write(text)
        reports = [self.run_inside("check", "--format", "json", "--jobs", jobs, "/batch.jsonl", expect=(1,)) for jobs in ("1", "2", "7")]
        self.assertEqual(json.loads(reports[0])["summary"]["errors"], 3000)
        self.assertEqual(reports[1:], reports[:1] * 2)
        packed = json.loads(self.run_inside("check", "--format", "json", "/batch.jsonl.gz", expect=(1,)))
        self.assertEqual(packed["summary"], json.loads(reports[0])["summary"])

    def test_other_commands(self):
        for arguments in (("rules",), ("models", "--as-of", DAY), ("explain",), ("explain", "429"), ("explain", "unknown-field", "--language", "pl")):
            self.assertEqual(self.run_inside(*arguments), call(BINARY, *arguments))


class Install(Prefix, unittest.TestCase):
    manual = "share/man/man1/gemlint.1"
    zsh_folder = "share/zsh/site-functions"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.prefix = os.path.join(cls.folder, "usr")
        call("cmake", "--install", BUILD, "--prefix", cls.prefix)

    def test_nothing_else_is_there(self):
        wanted = everywhere() | {self.manual, self.zsh_folder + "/_gemlint", "share/doc/gemlint/LICENSE", "share/doc/gemlint/CHANGELOG.md"}
        self.assertEqual(files_below(self.prefix), sorted(wanted))

    @needs("strace")
    def test_it_opens_what_it_is_to_read_and_nothing_of_its_own(self):
        trace = os.path.join(self.folder, "trace")
        call("strace", "-f", "-o", trace, "-e", "trace=open,openat,connect,socket", self.binary, "check", "samples/text.json", cwd=ROOT)
        with open(trace, encoding="utf-8") as file:
            text = file.read()
        self.assertNotRegex(text, r"\b(socket|connect)\(")
        opened = set(re.findall(r'open(?:at)?\([^"]*"([^"]*)"', text))
        own = {path for path in opened if not path.startswith(("/lib", "/usr/lib", "/etc/ld.so", "/sys/devices/system/cpu", "/proc"))}
        self.assertEqual(own, {"samples/text.json"})


class Deb(Prefix, Alone, unittest.TestCase):
    manual = "share/man/man1/gemlint.1.gz"
    zsh_folder = "share/zsh/vendor-completions"
    inside = "/usr/bin/gemlint"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        call("cpack", "-G", "DEB", "-B", cls.folder, cwd=BUILD)
        (cls.package,) = glob.glob(os.path.join(cls.folder, "*.deb"))
        cls.root = os.path.join(cls.folder, "root")
        for folder in ("var/lib/dpkg/info", "var/lib/dpkg/updates"):
            os.makedirs(os.path.join(cls.root, folder))
        with open(os.path.join(cls.root, "var/lib/dpkg/status"), "w", encoding="utf-8"):
            pass
        cls.dpkg("--force-depends", "-i", cls.package)
        cls.prefix = os.path.join(cls.root, "usr")
        cls.libraries = re.findall(r"(/\S+) \(0x", call("ldd", os.path.join(cls.prefix, "bin", "gemlint")))
        for library in cls.libraries:
            # As the loader will look for it, wherever /lib leads here.
            os.makedirs(cls.root + os.path.dirname(library), exist_ok=True)
            shutil.copy(library, cls.root + library)
        # Outside of /usr, or among what is compared with the package.
        cls.own = [name for name in files_below(cls.prefix) if not name.startswith("lib")]

    @classmethod
    def dpkg(cls, *arguments):
        return call(*ROOT_USER, "dpkg", "--root=" + cls.root, "--force-script-chrootless", *arguments)

    def test_nothing_else_is_there(self):
        wanted = everywhere() | {self.manual, self.zsh_folder + "/_gemlint", "share/doc/gemlint/changelog.gz",
                                 "share/doc/gemlint/changelog.Debian.gz"}
        self.assertEqual(self.own, sorted(wanted))
        listed = call("dpkg-deb", "--contents", self.package).splitlines()
        self.assertEqual({line.split()[1] for line in listed}, {"root/root"})
        self.assertEqual({line.split()[5].removeprefix("./usr/") for line in listed if line.startswith("-")}, wanted)

    def test_control(self):
        fields = call("dpkg-deb", "--field", self.package)
        version = call(BINARY, "--version").split()[1]
        for line in ("Package: gemlint", f"Version: {version}-1", "Section: devel", "Priority: optional",
                     "Maintainer: gemlint maintainers <noreply@example.invalid>", "Description: offline linter for Gemini API request files"):
            self.assertIn(line + "\n", fields)
        architecture = call("dpkg", "--print-architecture").strip()
        self.assertEqual(os.path.basename(self.package), f"gemlint_{version}-1_{architecture}.deb")

    def test_depends_name_what_the_program_loads(self):
        depends = re.findall(r"(\S+) \(>= ", call("dpkg-deb", "--field", self.package, "Depends"))
        loaded = set()
        for library in self.libraries:
            real = os.path.realpath(library)
            owner = call("dpkg", "-S", real, expect=(0, 1)) or call("dpkg", "-S", real.removeprefix("/usr"))
            loaded.add(owner.split(":")[0])
        # libm belongs to libc6, as the loader does.
        self.assertEqual(set(depends), loaded)

    def test_sums(self):
        self.assertEqual(self.dpkg("--verify", "gemlint"), "")
        with open(os.path.join(self.root, "var/lib/dpkg/info/gemlint.md5sums"), encoding="utf-8") as file:
            self.assertEqual(sorted(line.split(maxsplit=1)[1].strip().removeprefix("usr/") for line in file), self.own)

    @needs("nm")
    def test_stripped(self):
        done = subprocess.run(["nm", self.binary], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
        self.assertIn("no symbols", done.stderr.decode())

    @needs("lintian")
    def test_lintian(self):
        words = call("lintian", "--allow-root", self.package, expect=(0, 1, 2))
        said = re.findall(r"^([EW]): gemlint: (\S+)", words, re.MULTILINE)
        print("lintian:", said)
        self.assertLessEqual({tag for _, tag in said}, KNOWN_WARNINGS, words)
        self.assertNotIn("E", {level for level, _ in said}, words)

    def test_it_goes_without_a_trace(self):
        root = os.path.join(self.folder, "other")
        shutil.copytree(self.root, root, symlinks=True)
        call(*ROOT_USER, "dpkg", "--root=" + root, "--force-script-chrootless", "-P", "gemlint")
        self.assertEqual([name for name in files_below(root) if "gemlint" in name], [])


class SamePackage(unittest.TestCase):
    def test_the_same_day_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            packages = []
            for name in ("one", "two"):
                # Files that are laid down later are younger.
                call("cpack", "-G", "TGZ", "-B", os.path.join(folder, name), cwd=BUILD, env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"})
                call("cpack", "-G", "DEB", "-B", os.path.join(folder, name), cwd=BUILD, env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"})
                found = sorted(glob.glob(os.path.join(folder, name, "gemlint*")))
                self.assertEqual(len(found), 2)
                packages.append([open(path, "rb").read() for path in found])
            self.assertEqual(packages[0], packages[1])


class Archive(Prefix, Alone, unittest.TestCase):
    manual = Install.manual
    zsh_folder = Install.zsh_folder
    inside = "/gemlint"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        call("cmake", "--preset", "static", cwd=ROOT)
        if os.path.exists(os.path.join(STATIC, "gemlint")):
            os.remove(os.path.join(STATIC, "gemlint"))  # so that it is linked here
        cls.build = call("cmake", "--build", "--preset", "static", "--parallel", str(os.cpu_count()), cwd=ROOT)
        call("cpack", "-G", "TGZ", "-B", cls.folder, cwd=STATIC)
        (cls.package,) = glob.glob(os.path.join(cls.folder, "*.tar.gz"))
        call("tar", "-xzf", cls.package, "-C", cls.folder)
        cls.prefix = cls.package.removesuffix(".tar.gz")  # the one folder in it
        cls.root = os.path.join(cls.folder, "root")
        os.mkdir(cls.root)
        shutil.copy(os.path.join(cls.prefix, "bin", "gemlint"), cls.root)

    def test_nothing_else_is_there(self):
        wanted = everywhere() | {self.manual, self.zsh_folder + "/_gemlint", "share/doc/gemlint/LICENSE", "share/doc/gemlint/CHANGELOG.md"}
        self.assertEqual(files_below(self.prefix), sorted(wanted))
        version = call(BINARY, "--version").split()[1]
        self.assertRegex(os.path.basename(self.package), rf"^gemlint-{re.escape(version)}-linux-\w+\.tar\.gz$")

    def test_it_needs_no_library(self):
        done = subprocess.run(["ldd", self.binary], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
        self.assertIn("not a dynamic executable", (done.stdout + done.stderr).decode())

    def test_the_linker_warns_of_nothing(self):
        self.assertIn("Linking CXX executable gemlint", self.build)
        self.assertNotIn("warning", self.build)


if __name__ == "__main__":
    result = unittest.main(verbosity=2, exit=False).result
    if not result.wasSuccessful():
        sys.exit(1)
    for test, reason in result.skipped:
        print(f"{reason}: {test}")  # ctest calls the test skipped then
