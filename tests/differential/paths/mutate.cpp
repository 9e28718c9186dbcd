#include "mutate.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "api/model.hpp"
#include "api/schema.hpp"

namespace gemlint::paths {
namespace {

/// What routes end in: "generateContent".
const std::vector<std::string_view>& verbs() {
  static const std::vector<std::string_view> verbs = [] {
    std::set<std::string_view> found;
    for (const api::Route& route : api::bundled_schemas().routes) {
      const std::size_t colon = route.path.rfind(':');
      if (colon != std::string_view::npos) found.insert(route.path.substr(colon + 1));
    }
    return std::vector<std::string_view>(found.begin(), found.end());
  }();
  return verbs;
}

constexpr std::string_view collection = "/models/";

/// Where the first url's model begins; npos when there is none.
std::size_t model_in(const std::string& text) {
  const std::size_t at = text.find(collection, 1);
  return at == std::string::npos ? at : at + collection.size();
}

void replace_until(std::string& text, std::size_t begin, std::string_view stops, std::string_view with) {
  const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
  text.replace(begin, end - begin, with);
}

}  // namespace

bool send_to(std::string& text, std::string_view model) {
  const std::size_t name = model_in(text);
  if (name == std::string::npos) return false;
  replace_until(text, name, ":\"?/", model);
  return true;
}

bool change_address(std::string& text, Random& random) {
  const std::size_t name = model_in(text);
  if (name == std::string::npos) return false;
  const std::size_t what = pick(random, 6);
  if (what == 0) {
    const std::size_t version_end = name - collection.size();
    const std::size_t slash = text.rfind('/', version_end - 1);
    if (slash == std::string::npos) return false;
    text.replace(slash + 1, version_end - slash - 1, pick(random, 2) == 0 ? "v1" : "v1beta");
  } else if (what < 3) {
    const std::size_t colon = text.find(':', name);
    if (colon == std::string::npos) return false;
    replace_until(text, colon + 1, "\"?", verbs()[pick(random, verbs().size())]);
  } else {
    const auto models = api::bundled_models().models;
    send_to(text, models[pick(random, models.size())].code);
  }
  return true;
}

std::string mutated(const std::string& text, Random& random) {
  std::string result = text;
  const bool bytes = pick(random, 3) == 0;
  for (std::size_t count = 1 + pick(random, 3); count > 0; --count) {
    if (!bytes && pick(random, 4) == 0 && change_address(result, random)) continue;
    if (bytes || !change_value(result, random)) change_bytes(result, random);
  }
  return result;
}

}  // namespace gemlint::paths
