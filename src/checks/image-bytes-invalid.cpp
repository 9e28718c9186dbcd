#include <algorithm>
#include <array>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"
#include "json/quote.hpp"

namespace gemlint::checks {
namespace {

/// The value of a base64 or base64url digit; -1 for anything else.
int digit_value(char digit) {
  if (digit >= 'A' && digit <= 'Z') return digit - 'A';
  if (digit >= 'a' && digit <= 'z') return digit - 'a' + 26;
  if (digit >= '0' && digit <= '9') return digit - '0' + 52;
  if (digit == '+' || digit == '-') return 62;
  if (digit == '/' || digit == '_') return 63;
  return -1;
}

/// The first bytes that `base64` stands for, as hexadecimal digits: enough of them to know a format by.
std::string first_bytes(std::string_view base64) {
  constexpr std::size_t enough = 24;
  static constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string bytes;
  unsigned pending = 0;
  int bits = 0;
  for (const char digit : base64) {
    const int value = digit_value(digit);
    if (value < 0 || bytes.size() >= enough) break;
    pending = (pending << 6U) | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const unsigned byte = (pending >> static_cast<unsigned>(bits)) & 0xFFU;
    bytes += hexadecimal[byte >> 4U];
    bytes += hexadecimal[byte & 0xFU];
  }
  return bytes;
}

/// True when `bytes` begin with `signature`, in which '.' stands for any digit.
bool begins_with(std::string_view bytes, std::string_view signature) {
  return bytes.size() >= signature.size() &&
         std::equal(signature.begin(), signature.end(), bytes.begin(),
                    [](char wanted, char found) { return wanted == '.' || wanted == found; });
}

/// The MIME type of the format that begins like this; empty when the rule file knows none.
std::string_view format_of(const rules::Rule& rule, std::string_view bytes) {
  const auto signatures = rules::words_of(rule, "signatures");
  const auto formats = rules::words_of(rule, "formats");
  for (std::size_t i = 0; i < signatures.size() && i < formats.size(); ++i) {
    if (begins_with(bytes, signatures[i])) return formats[i];
  }
  return {};
}

/// True when bytes of the one type pass for the other: heic and heif are one container.
bool is_same_format(const rules::Rule& rule, std::string_view declared, std::string_view found) {
  const auto container = rules::words_of(rule, "oneContainer");
  return is_listed({&found, 1}, declared) || (is_listed(container, declared) && is_listed(container, found));
}

void look_at(const rules::Call& call, api::NodeIndex blob) {
  using namespace api::names;
  const auto type = api::text(call.view, blob, Blob::mimeType);
  if (!type || !is_listed(rules::words_of(call.rule, "images"), *type)) return;
  if (api::is_set(call.view, blob, Blob::data) == api::Set::no) {
    call.report("no-data", api::path(call.view, blob)).on_key = true;
    return;
  }
  const auto data = api::text(call.view, blob, Blob::data);
  if (!data) return;
  const api::NodePath place = api::path(call.view, blob, Blob::data);
  if (data->empty()) {
    call.report("empty", place);
    return;
  }
  const std::string_view found = format_of(call.rule, first_bytes(*data));
  if (is_same_format(call.rule, *type, found)) return;
  if (found.empty() && call.context.may_be_template) return;
  rules::Hit& hit = call.report(found.empty() ? "no-image" : "other", place);
  hit.arguments.set("mime", std::string(*type));
  if (found.empty()) return;
  hit.arguments.set("suggestion", std::string(found));
  if (is_listed(rules::words_of(call.rule, "images"), found)) {
    hit.fixes.push_back(
        {"retype", rules::FixAction::replace, api::path(call.view, blob, Blob::mimeType), json::quote(found), false});
  }
}

}  // namespace

/// On a part that a model is to read: what the first bytes of a picture are.
void image_bytes_invalid(const rules::Call& call) {
  if (!is_read_by_model(call.view, call.node) || only_counts(call.view)) return;
  for (const api::NodeIndex blob : api::children(call.view, call.node, api::names::Part::inlineData)) {
    look_at(call, blob);
  }
}

}  // namespace gemlint::checks
