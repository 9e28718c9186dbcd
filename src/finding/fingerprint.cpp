#include "finding/fingerprint.hpp"

#include <algorithm>

#include "text/digest.hpp"

namespace gemlint {

std::string without_positions(std::string_view pointer) {
  std::string out;
  for (std::size_t begin = 0; begin < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', begin + 1), pointer.size());
    const std::string_view token = pointer.substr(begin + 1, end - begin - 1);
    const bool is_position =
        !token.empty() && std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    out += '/';
    out += is_position ? std::string_view("*") : token;
    begin = end;
  }
  return out;
}

std::string_view subject_pointer(const Finding& finding) {
  const std::string_view pointer = finding.pointer ? std::string_view(*finding.pointer) : std::string_view();
  return finding.of_whole_object ? pointer.substr(0, pointer.rfind('/')) : pointer;
}

std::uint64_t fingerprint_of(const Finding& finding, std::uint64_t value_digest) {
  std::string said = finding.rule + '\n' + to_string(finding.in) + '\n';
  said += without_positions(subject_pointer(finding));
  said += '\n';
  if (finding.request && finding.request->key) said += *finding.request->key;
  return mixed(digest_of(said), value_digest);
}

}  // namespace gemlint
