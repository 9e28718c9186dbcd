/// What the manual page says beside commands and options, in the man macros of roff.
#pragma once

namespace gemlint::cli {

/// What the program does.
inline constexpr const char* manual_description = R"(.SH DESCRIPTION
.B gemlint
reads files with requests to the Gemini API and reports what the server would
refuse, or what would not do what its author means: the file, the line and the
column, what the server would answer, what helps, and where it is sure, the fix.
It reads single requests, lists of them, JSONL and the input files of the Batch
API, also packed with gzip.
It never opens a network connection, and it needs no file besides those that it
is to read.
.PP
Without a command, or with a path or an option in its place,
.B gemlint check
is meant.
Files that hold no request to the Gemini API are counted and left alone.
)";

/// From the exit status on.
inline constexpr const char* manual_after_options = R"(.SH EXIT STATUS
.TP
.B 0
Nothing was found that is as grave as
.B \-\-fail\-on
says, or no request was found.
.TP
.B 1
There are findings of that severity, or more warnings than
.B \-\-max\-warnings
allows.
.TP
.B 2
Wrong usage or configuration; nothing was linted.
.TP
.B 3
Something could not be read or written: a file, a fixed file, a report;
everything else was linted.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If it is set and not empty, nothing is coloured unless
.B \-\-color=always
says so.
.SH FILES
.TP
.I gemlint.json
Settings of a project, looked for in the folder of each file and in those above
it, unless
.B \-\-no\-config
is given.
.TP
.I gemlint\-baseline.json
Findings that were there before and do not count;
looked for in the same folders.
.SH EXAMPLES
Lint all requests below a folder:
.PP
.RS
.EX
gemlint check prompts/
.EE
.RE
.PP
Lint a batch file for a model, and fail on warnings, too:
.PP
.RS
.EX
gemlint check \-\-model gemini\-2.5\-flash \-\-fail\-on warning batch.jsonl
.EE
.RE
.PP
Lint what another program writes:
.PP
.RS
.EX
make\-request | gemlint check \-\-method countTokens \-
.EE
.RE
.PP
What an answer of the server means:
.PP
.RS
.EX
gemlint explain RESOURCE_EXHAUSTED
.EE
.RE
.PP
Let bash complete the words of
.BR gemlint ,
in this shell:
.PP
.RS
.EX
source <(gemlint completion bash)
.EE
.RE
.SH SEE ALSO
.BR jq (1),
.BR parallel (1)
.PP
The list of rules, the guide, and how to write rules of one's own are among the
documents that are installed with gemlint.
)";

}  // namespace gemlint::cli
