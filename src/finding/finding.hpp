/// A finding: one violation at one place, as a plain value that every report is made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/line_index.hpp"

namespace gemlint {

enum class Severity { info, warning, error };

/// "error", "warning", "info".
const char* to_string(Severity severity);

/// A byte offset in the file, with the line and column that people see (both 1-based; columns in code points).
struct Place {
  std::size_t offset = 0;
  Position position;
};

struct Range {
  Place start;
  Place end;  ///< first place after
};

/// Replaces the bytes of `range` by `text`.
struct Edit {
  Range range;
  std::string text;
};

enum class Safety { safe, unsafe_ };

/// One way to mend a finding. Edits are sorted by place and do not overlap.
struct Fix {
  std::string title;
  Safety safety = Safety::unsafe_;
  std::vector<Edit> edits;
};

/// What a pointer points into.
enum class Within {
  body,      ///< the request body is the root
  exchange,  ///< the exchange object ("/url")
  line,      ///< the batch line ("/key")
  file,      ///< the file as a whole: no pointer, no range
};

/// "body", "exchange", "line", "file".
const char* to_string(Within within);

/// A second place that belongs to a finding.
struct Note {
  std::string message;
  Within in = Within::body;
  std::optional<std::string> pointer;
  std::optional<Range> range;
};

/// What the server would answer.
struct ServerAnswer {
  int http = 400;
  std::string status;
  std::optional<std::string> message;
};

/// Which request of the file: 0-based index, and the batch line's key.
struct RequestName {
  std::size_t index = 0;
  std::optional<std::string> key;
};

/// The part of the source line that a code frame shows: already cut and masked, so that no report can leak a prompt or
/// a key.
struct Excerpt {
  std::string text;             ///< without line end; elided ends are an ellipsis
  std::size_t mark_column = 0;  ///< 0-based column in `text` where the mark begins
  std::size_t mark_length = 1;  ///< columns, at least 1
};

/// Why a finding is known and does not count.
struct Suppression {
  enum class Source { configuration, baseline };
  Source source = Source::configuration;
  std::string reason;  ///< as its author gave it; empty for the baseline
};

struct Finding {
  std::string rule;
  std::string category;
  Severity severity = Severity::error;
  std::string message;  ///< one clause, no full stop
  std::string hint;     ///< what to do about it, short; may be empty
  std::string path;     ///< as the user named the file
  std::optional<RequestName> request;
  Within in = Within::body;
  std::optional<std::string> pointer;  ///< JSON Pointer in the user's own spelling
  std::optional<Range> range;
  std::optional<ServerAnswer> server;
  std::string guidance;  ///< id in the guide
  std::string guide;     ///< what the guide says in one sentence; may be empty
  std::vector<Note> notes;
  std::vector<Fix> fixes;
  std::optional<Excerpt> excerpt;
  /// The same for the same mistake wherever it stands: see finding/fingerprint.hpp.
  std::uint64_t fingerprint = 0;
  std::optional<Suppression> suppression;
  bool of_whole_object = false;  ///< the place is a member's, and stands for all names in its object
  bool once_a_file = false;      ///< about the run, not about the place: of several in one file the first is enough
};

/// What is wrong and, after a semicolon, what to do about it.
std::string message_with_hint(const Finding& finding);

}  // namespace gemlint
