#include "cli/fix_file.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "cli/input.hpp"
#include "cli/pieces.hpp"
#include "cli/pipeline.hpp"
#include "lint/line_blocks.hpp"
#include "lint/linter.hpp"

namespace gemlint::cli {

bool is_packed(const std::string& file) {
  Input input;
  return input.open(file).empty() && input.is_packed();
}

std::string fix_file(const std::string& file, const std::string& name, const lint::Options& options,
                     const lint::FixWishes& wishes, unsigned jobs, const PartTaker& take) {
  const std::vector<std::string> files = {file};
  const std::vector<LintedFile> linted_files = {{name, &options}};
  Pipeline pipeline(Pieces(files, options.max_request), linted_files, jobs);
  lint::Linter again(options);  // for what was edited
  lint::LineFile lines(options, name);
  while (pipeline.next() != nullptr) {
    LintedPiece& linted = *pipeline.current();
    const Piece& piece = linted.piece;
    FixedPart part;
    part.text = piece.text;
    part.offset = piece.offset;
    part.size = piece.text.size();
    switch (piece.kind) {
      case Piece::Kind::unreadable: return piece.text;
      case Piece::Kind::whole:
        part.fixed = lint::fix_file_text(again, options, name, piece.text, std::move(linted.report.findings), wishes);
        break;
      case Piece::Kind::block:
        part.fixed = lint::fix_lines(again, options, name, {piece.text, piece.offset, piece.line},
                                     lines.complete(std::move(linted.block)).findings, wishes);
        break;
      case Piece::Kind::long_line:
        lines.complete(std::move(linted.block));
        part.text = {};
        part.size = piece.size;
        break;
      case Piece::Kind::too_large:
        part.text = {};
        part.size = piece.size;
        break;
    }
    if (std::string wrong = take(std::move(part)); !wrong.empty()) return wrong;
  }
  return {};
}

}  // namespace gemlint::cli
