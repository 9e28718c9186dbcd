#include "lsp/framing.hpp"

#include <algorithm>
#include <cstdint>

#include "text/whole_number.hpp"

namespace gemlint::lsp {
namespace {

constexpr std::string_view length_header = "content-length";

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool equal_but_for_case(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Where headers begin that stand at or behind `from`, in any spelling of letters; npos when there are none.
std::size_t find_headers(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at + length_header.size() <= text.size(); ++at) {
    if (lower(text[at]) == length_header.front() &&
        equal_but_for_case(text.substr(at, length_header.size()), length_header))
      return at;
  }
  return std::string_view::npos;
}

/// What the headers say of the length; nothing when they do not, or say it in no way that can be understood.
std::optional<std::uint64_t> length_in(std::string_view headers) {
  std::optional<std::uint64_t> length;
  while (!headers.empty()) {
    const std::size_t end = std::min(headers.find('\n'), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 1, headers.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !equal_but_for_case(trimmed(line.substr(0, colon)), length_header)) continue;
    length = number_from(trimmed(line.substr(colon + 1)));
    if (!length) return std::nullopt;
  }
  return length;
}

}  // namespace

void FrameReader::feed(std::string_view bytes) {
  const std::size_t skipped = std::min(to_skip_, bytes.size());
  to_skip_ -= skipped;
  bytes.remove_prefix(skipped);
  if (at_ > 0 && at_ * 2 >= buffer_.size()) {
    buffer_.erase(0, at_);
    searched_ -= std::min(searched_, at_);
    at_ = 0;
    // One large message does not take its memory for good.
    constexpr std::size_t usual = std::size_t{4} << 20;
    if (buffer_.capacity() > usual && buffer_.size() < usual) buffer_.shrink_to_fit();
  }
  buffer_ += bytes;
}

std::optional<FrameReader::Next> FrameReader::broken() {
  if (is_lost_) return std::nullopt;
  is_lost_ = true;
  return Next{{}, true};
}

/// Where the message begins, when its headers are all there.
std::optional<std::size_t> FrameReader::read_headers() {
  for (std::size_t line_end = buffer_.find('\n', std::max(searched_, at_)); line_end != std::string::npos;
       line_end = buffer_.find('\n', line_end + 1)) {
    searched_ = line_end;
    const std::string_view before = std::string_view(buffer_).substr(at_, line_end - at_);
    const bool is_empty_line = before.empty() || before == "\r" || before.ends_with('\n') || before.ends_with("\n\r");
    if (is_empty_line) return line_end + 1;
  }
  searched_ = std::max(at_, buffer_.size());
  return std::nullopt;
}

std::optional<FrameReader::Next> FrameReader::next() {
  while (!length_) {
    while (at_ < buffer_.size() && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
    const auto begin = read_headers();
    const std::size_t size = (begin ? *begin : buffer_.size()) - at_;
    std::optional<std::uint64_t> length;
    if (begin) length = length_in(std::string_view(buffer_).substr(at_, size));
    if (!begin && size <= most_header_bytes) return std::nullopt;  // more may come
    if (begin && length && size <= most_header_bytes) {
      at_ = *begin;
      searched_ = at_;
      is_lost_ = false;
      if (*length <= most_message_bytes) {
        length_ = static_cast<std::size_t>(*length);
        break;
      }
      const std::uint64_t there = std::min<std::uint64_t>(*length, buffer_.size() - at_);
      at_ += static_cast<std::size_t>(there);
      searched_ = at_;
      to_skip_ = static_cast<std::size_t>(std::min<std::uint64_t>(*length - there, SIZE_MAX));
      is_lost_ = false;
      return Next{{}, true};
    }
    // No frame: on to the next thing that looks like one, which may not be there yet.
    const std::size_t found = find_headers(buffer_, at_ + 1);
    const std::size_t kept = std::min(length_header.size() - 1, buffer_.size() - at_ - 1);
    at_ = std::min(found, buffer_.size() - kept);
    searched_ = at_;
    if (auto next = broken()) return next;
    if (found == std::string::npos) return std::nullopt;
  }
  if (buffer_.size() - at_ < *length_) return std::nullopt;
  Next next{buffer_.substr(at_, *length_), false};
  at_ += *length_;
  searched_ = at_;
  length_.reset();
  return next;
}

std::string framed(std::string_view message) {
  std::string out = "Content-Length: " + std::to_string(message.size()) + "\r\n\r\n";
  out += message;
  return out;
}

}  // namespace gemlint::lsp
