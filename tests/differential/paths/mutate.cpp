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

void replace_until(std::string& text, std::size_t begin, std::string_view stops, std::string_view with) {
  const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
  text.replace(begin, end - begin, with);
}

}  // namespace

bool change_address(std::string& text, Random& random) {
  constexpr std::string_view collection = "/models/";
  const std::size_t model = text.find(collection);
  if (model == std::string::npos) return false;
  const std::size_t name = model + collection.size();
  const std::size_t what = pick(random, 6);
  if (what == 0) {
    const std::size_t version = text.rfind('/', model - 1);
    if (version == std::string::npos) return false;
    text.replace(version + 1, model - version - 1, pick(random, 2) == 0 ? "v1" : "v1beta");
  } else if (what < 3) {
    const std::size_t colon = text.find(':', name);
    if (colon == std::string::npos) return false;
    replace_until(text, colon + 1, "\"?", verbs()[pick(random, verbs().size())]);
  } else {
    const auto models = api::bundled_models().models;
    replace_until(text, name, ":\"?/", models[pick(random, models.size())].code);
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
