#!/usr/bin/env python3
"""Files that git chooses: --staged and --changed-since."""
import gzip
import json
import os
import shutil
import stat
import subprocess
import unittest

from program import BINARY, DAY
from repository import BROKEN, CLEAN, Repository


class Chosen(Repository):
    def found(self, *words, **where):
        """The paths with findings, and the number of files that were read."""
        code, out, err = self.check("--as-of", DAY, "--format", "json", *words, **where)
        self.assertIn(code, (0, 1), err)
        report = json.loads(out)
        self.assertEqual(code, 1 if report["summary"]["errors"] else 0)
        return sorted({finding["path"] for finding in report["findings"]}), report["summary"]["files"]

    def refused(self, *words, **where):
        code, out, err = self.check(*words, **where)
        self.assertEqual((code, out), (2, ""), err)
        self.assertTrue(err.startswith("gemlint: "), err)
        return err


class Staged(Chosen):
    def test_nothing(self):
        words = "gemlint: no .json, .jsonc, .jsonl or .ndjson file is staged\n"
        self.assertEqual(self.check("--staged")[::2], (0, words))
        self.commit({"a.json": BROKEN, "b.txt": "text"})
        self.assertEqual(self.check("--staged")[::2], (0, words))
        self.write("c.json", BROKEN)  # not added
        self.add("b.txt", "more text")
        self.assertIn("is staged", self.check("--staged")[2])
        self.assertEqual(self.found("--staged"), ([], 0))

    def test_before_the_first_commit(self):
        self.add("a.json", BROKEN)
        self.add("b.json", CLEAN)
        self.assertEqual(self.found("--staged"), (["a.json"], 2))

    def test_what_the_index_holds_is_linted(self):
        self.commit({"a.json": CLEAN})
        self.add("a.json", BROKEN)
        self.write("a.json", CLEAN)  # mended, but not added again
        self.add("b.json", CLEAN)
        self.write("b.json", BROKEN)
        self.assertEqual(self.found("--staged"), (["a.json"], 2))
        os.remove(os.path.join(self.folder, "a.json"))
        code, out, _ = self.check("--staged")
        self.assertEqual(code, 1)
        self.assertIn("a.json:1:82: error: unknown field 'temprature'", out)

    def test_kinds_of_changes(self):
        self.commit({"kept.json": BROKEN, "renamed.json": BROKEN, "deleted.json": BROKEN, "turned.json": BROKEN, "mode.json": BROKEN})
        self.git("mv", "renamed.json", "new-name.json")
        self.git("rm", "--quiet", "deleted.json", "turned.json")
        os.symlink("kept.json", os.path.join(self.folder, "turned.json"))
        os.symlink("kept.json", os.path.join(self.folder, "link.json"))
        self.write("copy.json", BROKEN)
        self.write("intended.json", BROKEN)
        os.chmod(os.path.join(self.folder, "mode.json"), 0o755)
        self.git("add", "turned.json", "link.json", "copy.json", "mode.json")
        self.git("add", "--intent-to-add", "intended.json")
        self.git("config", "diff.renames", "copies")
        self.assertEqual(self.found("--staged"), (["copy.json", "mode.json", "new-name.json"], 3))

    def test_submodules_are_left_alone(self):
        self.write("inner.json/a.json", BROKEN)
        self.git("init", "--quiet", cwd="inner.json")
        self.git("add", "a.json", cwd="inner.json")
        self.git("commit", "--quiet", "--message", "one", cwd="inner.json")
        self.call("git", "add", "inner.json")
        self.assertIn("160000", self.git("ls-files", "--stage"))
        self.assertEqual(self.found("--staged"), ([], 0))

    def test_only_files_that_are_linted_with_a_folder(self):
        for name in ("a.txt", "b.json", "c.jsonl", "d.ndjson", "node_modules/x/e.json", ".hidden/f.json", ".g.json", "h.jsonl.gz", "i.gz"):
            self.add(name, gzip.compress(BROKEN.encode()) if name.endswith(".gz") else BROKEN)
        chosen = [".g.json", "b.json", "c.jsonl", "d.ndjson", "h.jsonl.gz"]
        self.assertEqual(self.found("--staged"), (chosen, 5))
        self.assertEqual(self.found("--staged", "."), (chosen, 5))
        self.assertEqual(self.found(".")[0], chosen)
        # What is named is meant.
        self.assertEqual(self.found("--staged", "a.txt", ".hidden", "node_modules/x"), ([".hidden/f.json", "a.txt", "node_modules/x/e.json"], 3))

    def test_paths(self):
        self.commit({"old/c.json": CLEAN})
        for name in ("a/x.json", "a/y.json", "b/z.json", "ab.json", "a b\t*?[x]\n'\"é.json", "-x.json"):
            self.add(name, BROKEN)
        self.assertEqual(self.found("--staged", "a/"), (["a/x.json", "a/y.json"], 2))
        self.assertEqual(self.found("--staged", "./a/../b", "ab.json"), (["ab.json", "b/z.json"], 2))
        self.assertEqual(self.found("--staged", os.path.join(self.folder, "a", "x.json")), (["a/x.json"], 1))
        self.assertEqual(self.found("--staged", "old"), ([], 0))
        self.assertEqual(self.found("--staged")[1], 6)
        self.assertEqual(self.found("--staged", "--", "a b\t*?[x]\n'\"é.json", "-x.json")[1], 2)
        os.symlink("a", os.path.join(self.folder, "link"))
        self.assertEqual(self.found("--staged", "link/x.json", "link"), (["a/x.json", "a/y.json"], 2))
        code, out, err = self.check("--staged", "a", "nowhere.json")
        self.assertEqual(code, 3)
        self.assertIn("nowhere.json: no such file or folder", err)
        self.assertIn("temprature", out)
        os.remove(os.path.join(self.folder, "ab.json"))
        self.assertEqual(self.found("--staged", "ab.json"), (["ab.json"], 1))
        self.assertIn("not in this repository", self.refused("--staged", ".."))

    def test_names_are_those_from_the_current_folder(self):
        for name in ("top.json", "a/x.json", "a/b/y.json", "c/z.json"):
            self.add(name, BROKEN)
        self.assertEqual(self.found("--staged", cwd="a"), (["../c/z.json", "../top.json", "b/y.json", "x.json"], 4))
        self.assertEqual(self.found("--staged", ".", cwd="a"), (["b/y.json", "x.json"], 2))
        self.assertEqual(self.found("--staged", "../c", cwd="a"), (["../c/z.json"], 1))
        link = os.path.join(os.path.dirname(self.folder), "link")
        os.symlink(self.folder, link)
        self.assertEqual(self.found("--staged", os.path.join(link, "a"), cwd=os.path.join(link, "a")), (["b/y.json", "x.json"], 2))

    def test_lines_and_a_document_over_the_limit(self):
        line = CLEAN.encode()
        self.add("a.jsonl", line * 30_000 + BROKEN.encode() + line * 30_000)
        self.add("b.json", b" " * 5_000_000 + BROKEN.encode())
        self.add("c.json", BROKEN)  # read after what was left of the one before
        self.add("d.jsonl.gz", gzip.compress(line * 50_000 + BROKEN.encode())[:-200])
        self.add("e.json", BROKEN)
        code, out, err = self.check("--staged", "--format", "json", "--max-request", "1000000")
        self.assertEqual(code, 3)
        self.assertIn("d.jsonl.gz: cannot be read: the gzip data end too early", err)
        self.assertEqual([(finding["path"], finding["rule"], finding["range"] and finding["range"]["start"]["line"]) for finding in json.loads(out)["findings"]],
                         [("a.jsonl", "unknown-field", 30_001), ("b.json", "request-too-large", None), ("c.json", "unknown-field", 1), ("e.json", "unknown-field", 1)])

    def test_the_report_is_that_of_the_files(self):
        """Index and working tree are the same here, so the reports must be, byte for byte, on one thread and on four."""
        for i in range(40):
            self.add(f"{i:02}.json", BROKEN if i % 3 else CLEAN)
        self.add("lines.jsonl", (CLEAN * 9 + BROKEN) * 3000)
        self.add("packed.jsonl.gz", gzip.compress((CLEAN * 9 + BROKEN).encode() * 3000))
        plain = self.check("--format", "json", ".")
        self.assertEqual(plain[0], 1)
        for jobs in "1", "4":
            self.assertTrue(self.check("--format", "json", "--staged", "--jobs", jobs) == plain)

    def memory_of(self, *what):
        """The most memory, in MB, that a check took."""
        script = ("import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
                  "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        # A sanitizer keeps what was freed, unless it is told not to.
        _, out, err = self.call("python3", "-c", script, BINARY, "check", *what, "--no-config", "--quiet", "--jobs", "2",
                                environment={"ASAN_OPTIONS": "quarantine_size_mb=4"})
        code, kilobytes = map(int, out.split()[-2:])
        self.assertEqual(code, 0, err)
        return kilobytes / 1024

    def test_memory_does_not_grow_with_the_file(self):
        # How much there is at all depends on the build; that it grows does not, nor that git's pipe needs hardly more than a file.
        line = CLEAN.replace("Hi", "Hi " * 1300).encode()
        sizes, memory = (48, 144), []
        for megabytes in sizes:
            path = os.path.join(self.folder, "large.jsonl")
            with open(path, "wb") as file:
                for _ in range(megabytes):
                    file.write(line * ((1 << 20) // len(line)))
            self.git("add", "large.jsonl")
            plain = self.memory_of("large.jsonl")
            os.remove(path)
            memory.append(self.memory_of("--staged"))
            self.assertLess(memory[-1], plain + 16)
        self.assertLess(memory[1] - memory[0], (sizes[1] - sizes[0]) / 4)

    def test_an_object_that_is_missing_does_not_stop_the_others(self):
        self.add("a.json", BROKEN)
        self.add("b.json", BROKEN.replace("Hi", "Ho"))
        lost = self.git("rev-parse", ":a.json")
        path = os.path.join(self.folder, ".git", "objects", lost[:2], lost[2:])
        os.remove(path)
        code, out, err = self.check("--staged")
        self.assertEqual(code, 3)
        self.assertIn(f"a.json: cannot be read: git: {lost} missing", err)
        self.assertIn("b.json:1:82", out)
        damaged = self.git("rev-parse", ":b.json")
        path = os.path.join(self.folder, ".git", "objects", damaged[:2], damaged[2:])
        os.chmod(path, 0o644)
        with open(path, "wb") as file:
            file.write(b"damaged")
        code, _, err = self.check("--staged")
        self.assertEqual(code, 3)
        self.assertIn("b.json: cannot be read: ", err)


class InAHook(Chosen):
    """What git itself sets when it calls a hook."""

    def setUp(self):
        super().setUp()
        self.commit({"a.json": CLEAN, "b.json": CLEAN})
        self.write_hook("#!/bin/sh\nexec gemlint check --staged --no-config\n")

    def refuses(self, *words, **where):
        before = self.git("rev-parse", "HEAD", **where)
        code, out, err = self.call("git", "commit", "--message", "change", *words, **where)
        self.assertNotEqual(code, 0)
        self.assertEqual(self.git("rev-parse", "HEAD", **where), before)
        return out + err

    def test_commit_of_the_index(self):
        self.add("a.json", BROKEN)
        self.assertIn("a.json:1:82: error:", self.refuses())
        self.write("a.json", CLEAN)
        self.refuses()  # the index still holds the mistake
        self.add("a.json", CLEAN + "\n")
        self.write("a.json", BROKEN)
        self.git("commit", "--message", "mended")

    def test_commit_all(self):
        self.write("a.json", BROKEN)
        self.assertIn("a.json:1:82: error:", self.refuses("--all"))
        self.write("a.json", CLEAN + "\n")
        self.git("commit", "--all", "--message", "mended")

    def test_commit_of_one_file(self):
        """It has an index of its own: what is staged beside the file is not committed, and not linted."""
        self.add("a.json", BROKEN)
        self.write("b.json", CLEAN + "\n")
        self.git("commit", "--message", "b alone", "b.json")
        self.write("b.json", BROKEN)
        self.git("reset", "--quiet")
        out = self.refuses("b.json")
        self.assertIn("b.json:1:82", out)
        self.assertNotIn("a.json", out)

    def test_from_a_folder_and_in_a_second_working_tree(self):
        self.write("deep/c.json", BROKEN)
        self.git("add", "c.json", cwd="deep")
        self.assertIn("deep/c.json:1:82", self.refuses(cwd="deep"))
        self.git("reset", "--quiet", "--hard")
        tree = os.path.join(os.path.dirname(self.folder), "tree")
        self.git("worktree", "add", "--quiet", tree, "-b", "other")
        with open(os.path.join(tree, "a.json"), "w", encoding="utf-8") as file:
            file.write(BROKEN)
        self.assertIn("a.json:1:82", self.refuses("--all", cwd=tree))

    def test_amend(self):
        self.git("commit", "--no-verify", "--quiet", "--allow-empty", "--message", "next")
        self.write("a.json", BROKEN)
        self.refuses("--all", "--amend")


class ChangedSince(Chosen):
    def setUp(self):
        super().setUp()
        self.commit({"base.json": BROKEN, "edited.json": CLEAN, "deleted.json": BROKEN, "later.json": CLEAN})
        self.git("checkout", "--quiet", "-b", "branch")

    def test_committed_staged_changed_and_new(self):
        self.commit({"edited.json": BROKEN, "sub/committed.json": BROKEN})
        self.git("rm", "--quiet", "deleted.json")
        self.add("staged.json", BROKEN)
        self.write("later.json", BROKEN)
        self.write("new.json", BROKEN)
        self.write("ignored.json", BROKEN)
        self.write(".gitignore", "ignored.json\n")
        self.write("intended.json", BROKEN)
        self.git("add", "--intent-to-add", "intended.json")
        os.symlink("base.json", os.path.join(self.folder, "link.json"))
        everything = ["edited.json", "intended.json", "later.json", "new.json", "staged.json", "sub/committed.json"]
        self.assertEqual(self.found("--changed-since", "main"), (everything, 6))
        self.assertEqual(self.found("--changed-since", "HEAD"), (["intended.json", "later.json", "new.json", "staged.json"], 4))
        self.assertEqual(self.found("--changed-since", "main", ".", cwd="sub"), (["committed.json"], 1))
        self.assertEqual(self.found("--changed-since", "main", cwd="sub")[0][0], "../edited.json")
        self.assertEqual(self.found("--changed-since", "main", "new.json", "sub"), (["new.json", "sub/committed.json"], 2))

    def test_renamed(self):
        self.commit({"RM base.json": BROKEN.replace("Hi", "Ho" * 50)})
        self.git("mv", "RM base.json", "renamed.json")
        self.git("config", "status.renames", "true")
        self.assertEqual(self.found("--changed-since", "HEAD"), (["renamed.json"], 1))
        self.git("commit", "--quiet", "--message", "renamed")
        self.assertEqual(self.found("--changed-since", "HEAD~"), (["renamed.json"], 1))

    def test_what_others_did_meanwhile_is_not_meant(self):
        self.commit({"mine.json": BROKEN})
        self.git("checkout", "--quiet", "main")
        self.commit({"theirs.json": BROKEN, "edited.json": CLEAN + "\n"})
        self.git("checkout", "--quiet", "branch")
        self.assertEqual(self.found("--changed-since", "main"), (["mine.json"], 1))
        # As CI checks out a pull request: the merge of both.
        self.git("merge", "--quiet", "--no-edit", "main")
        self.assertEqual(self.found("--changed-since", "main"), (["mine.json"], 1))

    def test_the_working_tree_is_read(self):
        self.commit({"edited.json": BROKEN})
        self.write("edited.json", CLEAN + "\n")
        self.assertEqual(self.found("--changed-since", "main"), ([], 1))
        self.git("reset", "--quiet", "--hard", "main")
        os.utime(os.path.join(self.folder, "base.json"), (1, 1))  # touched only
        self.assertEqual(self.found("--changed-since", "main"), ([], 0))
        self.assertIn("was changed since main", self.check("--changed-since", "main")[2])

    def test_conflict(self):
        self.commit({"edited.json": BROKEN})
        self.git("checkout", "--quiet", "main")
        self.commit({"edited.json": CLEAN.replace("Hi", "Ho")})
        self.assertNotEqual(self.call("git", "merge", "branch")[0], 0)
        self.assertEqual(self.found("--changed-since", "HEAD"), ([], 1))  # no JSON any more, but read

    def test_sparse_checkout(self):
        """What the branch changed is linted also where it is not checked out."""
        self.commit({"far/a.json": BROKEN, "near/b.json": CLEAN})
        self.git("sparse-checkout", "set", "near")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "far")))
        self.assertEqual(self.found("--changed-since", "main"), (["far/a.json"], 2))

    def test_submodule_and_nested_repository(self):
        self.write("inner.json/a.json", BROKEN)
        self.git("init", "--quiet", cwd="inner.json")
        self.git("add", "a.json", cwd="inner.json")
        self.git("commit", "--quiet", "--message", "one", cwd="inner.json")
        self.assertEqual(self.found("--changed-since", "main"), ([], 0))
        self.call("git", "add", "inner.json")
        self.write("inner.json/a.json", BROKEN + "\n")
        self.assertEqual(self.found("--changed-since", "main"), ([], 0))

    def test_revisions(self):
        self.commit({"edited.json": BROKEN})
        self.git("commit", "--quiet", "--amend", "--message", "last")
        self.git("tag", "--annotate", "--message", "mark", "v1", "HEAD~")
        for revision in ("HEAD~1", "HEAD^", "v1", ":/^more", self.git("rev-parse", "HEAD~")):
            self.assertEqual(self.found("--changed-since", revision)[0], ["edited.json"], revision)
        for revision in ("nowhere", "main..branch", "HEAD:edited.json", "", "--output=caught", "-h", "--", "HEAD^{tree}", "a b", "main\nHEAD"):
            self.assertIn("--changed-since", self.refused(f"--changed-since={revision}"), revision)
        self.assertIn("knows no revision 'nowhere'", self.refused("--changed-since", "nowhere"))
        self.assertIn("'-h' is no revision", self.refused("--changed-since=-h"))
        self.refused("--changed-since", "--output=caught")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "caught")))

    def test_history_without_a_common_commit(self):
        self.git("checkout", "--quiet", "--orphan", "alone")
        self.commit({"edited.json": BROKEN})
        self.assertRegex(self.refused("--changed-since", "main"), r"'main' and HEAD have no commit in common\n$")
        self.git("checkout", "--quiet", "--orphan", "empty")
        self.assertRegex(self.refused("--changed-since", "main"), r"git knows no revision 'HEAD'\n$")

    def test_a_shallow_clone(self):
        """As CI systems make them: one commit of one branch."""
        self.commit({"edited.json": BROKEN})
        self.git("checkout", "--quiet", "main")
        self.commit({"later.json": BROKEN})
        clone = os.path.join(os.path.dirname(self.folder), "clone")
        self.git("clone", "--quiet", "--depth", "1", "--branch", "branch", "file://" + self.folder, clone)
        advice = r"; this clone is shallow: fetch all of its history \(GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0\)\n$"
        self.assertRegex(self.refused("--changed-since", "origin/main", cwd=clone), "git knows no revision 'origin/main'" + advice)
        self.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main", cwd=clone)
        self.assertRegex(self.refused("--changed-since", "origin/main", cwd=clone), "'origin/main' and HEAD have no commit in common" + advice)
        self.git("fetch", "--quiet", "--unshallow", "origin", "main:refs/remotes/origin/main", "branch", cwd=clone)
        self.assertEqual(self.found("--changed-since", "origin/main", cwd=clone), (["edited.json"], 1))
        self.assertRegex(self.refused("--changed-since", "nowhere", cwd=clone), r"git knows no revision 'nowhere'\n$")


class Surroundings(Chosen):
    def test_no_repository(self):
        outside = os.path.join(os.path.dirname(self.folder), "outside")
        os.mkdir(outside)
        for words in (["--staged"], ["--changed-since", "HEAD"]):
            self.assertIn("git: not a git repository", self.refused(*words, cwd=outside, environment={"LC_ALL": "C"}))
            self.assertIn(words[0], self.refused(*words, cwd=outside))
        self.refused("--staged", cwd=".git")

    def test_no_git(self):
        self.assertIn("git cannot be run: No such file or directory", self.refused("--staged", environment={"PATH": "/nowhere", "LC_ALL": "C"}))

    def test_what_does_not_go_together(self):
        self.add("a.jsonl", BROKEN)
        self.assertIn("cannot go together", self.refused("--staged", "--changed-since", "HEAD"))
        self.assertIn("standard input", self.refused("--staged", "-"))
        self.assertIn("--shard", self.refused("--staged", "--shard", "1/2", "--shard-file", "s", "--format", "json", "a.jsonl"))

    def test_settings_of_the_repository_start_no_program(self):
        self.commit({"a.json": CLEAN, "b.json": CLEAN})
        trap = os.path.join(os.path.dirname(self.folder), "trap")
        with open(trap, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\necho \"$0 $*\" >> '{trap}.sprung'\ncat\n")
        os.chmod(trap, stat.S_IRWXU)
        for name in ("core.fsmonitor", "core.pager", "pager.diff", "diff.external", "diff.json.textconv", "diff.json.command", "core.askPass"):
            self.git("config", name, trap)
        os.makedirs(os.path.join(self.folder, ".git", "hooks"), exist_ok=True)
        for hook in ("post-index-change", "pre-commit", "reference-transaction"):
            os.symlink(trap, os.path.join(self.folder, ".git", "hooks", hook))
        with open(os.path.join(self.folder, ".git", "info", "attributes"), "w", encoding="utf-8") as file:
            file.write("*.json diff=json\n")
        self.git("config", "color.ui", "always")
        self.git("config", "diff.noprefix", "true")
        self.git("config", "diff.relative", "true")
        self.git("config", "core.quotePath", "true")
        self.write("a.json", BROKEN)
        self.git("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "add", "a.json")
        self.write("é.json", BROKEN)
        os.utime(os.path.join(self.folder, "b.json"), (1, 1))
        # git itself started some of them above.
        if os.path.exists(trap + ".sprung"):
            os.remove(trap + ".sprung")
        index = os.path.join(self.folder, ".git", "index")
        before = os.stat(index).st_mtime_ns
        environment = {"GIT_EXTERNAL_DIFF": trap, "GIT_PAGER": trap, "GIT_LITERAL_PATHSPECS": "1"}
        self.assertEqual(self.found("--staged", environment=environment), (["a.json"], 1))
        self.assertEqual(self.found("--changed-since", "HEAD", environment=environment), (["a.json", "é.json"], 2))
        os.mkdir(os.path.join(self.folder, "sub"))
        self.assertEqual(self.found("--staged", cwd="sub"), (["../a.json"], 1))
        self.assertEqual(self.found("--changed-since", "HEAD", cwd="sub"), (["../a.json", "../é.json"], 2))
        self.assertFalse(os.path.exists(trap + ".sprung"))
        self.assertEqual(os.stat(index).st_mtime_ns, before, "the index was written")
        # The trap works: git without our settings springs it.
        self.call("git", "status")
        self.assertTrue(os.path.exists(trap + ".sprung"))

    def test_git_that_complains_at_length(self):
        """Its complaints must be taken while it works, or it would wait for that forever."""
        self.add("a.json", BROKEN)
        program = os.path.join(os.path.dirname(self.folder), "programs", "git")
        with open(program, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' x >&2\nexec '{shutil.which('git')}' \"$@\"\n")
        os.chmod(program, stat.S_IRWXU)
        self.assertEqual(self.found("--staged"), (["a.json"], 1))
        self.assertLess(len(self.refused("--changed-since", "nowhere")), 5000)

    def test_a_partial_clone_fetches_nothing(self):
        self.commit({"a.json": CLEAN, "b.json": CLEAN})
        self.git("config", "uploadpack.allowFilter", "true")
        clone = os.path.join(os.path.dirname(self.folder), "clone")
        self.git("clone", "--quiet", "--no-local", "--filter=blob:none", "--no-checkout", "file://" + self.folder, clone)
        self.git("read-tree", "HEAD", cwd=clone)
        self.git("update-index", "--add", "--cacheinfo", "100644," + self.git("rev-parse", "HEAD:a.json") + ",c.json", cwd=clone)
        code, _, err = self.check("--staged", cwd=clone)
        self.assertEqual(code, 3)
        self.assertIn("c.json: cannot be read: git: ", err)
        # git by itself would fetch it.
        self.git("cat-file", "-e", ":c.json", cwd=clone)
        self.assertEqual(self.check("--staged", cwd=clone)[0], 0)

    def test_closed_standard_streams(self):
        self.add("a.json", BROKEN)
        done = subprocess.run(["sh", "-c", f"'{BINARY}' check --no-config --staged <&- 2>&-"], cwd=self.folder, env=self.environment,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"temprature", done.stdout)

    def test_sha256(self):
        folder = os.path.join(os.path.dirname(self.folder), "sha256")
        self.git("init", "--quiet", "--object-format=sha256", folder)
        with open(os.path.join(folder, "a.json"), "w", encoding="utf-8") as file:
            file.write(BROKEN)
        self.git("add", "a.json", cwd=folder)
        self.assertEqual(self.found("--staged", cwd=folder), (["a.json"], 1))


if __name__ == "__main__":
    unittest.main()
