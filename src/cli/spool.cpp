#include "cli/spool.hpp"

namespace gemlint::cli {

bool Spool::append(std::string_view text) {
  text_ += text;
  if (text_.size() <= most_in_memory) return true;
  if (!file_) file_.reset(std::tmpfile());
  if (!file_ || std::fwrite(text_.data(), 1, text_.size(), file_.get()) != text_.size()) return false;
  text_.clear();
  return true;
}

void Spool::clear() {
  file_.reset();
  text_.clear();
}

}  // namespace gemlint::cli
