#include "api/element.hpp"

#include <vector>

namespace gemlint::api {

std::string Element::path() const {
  std::vector<const Element*> chain;
  for (const Element* at = this; at->parent_ != nullptr; at = at->parent_) chain.push_back(at);
  std::string path;
  for (std::size_t i = chain.size(); i-- > 0;) {
    const Element& at = *chain[i];
    const bool counted = is_counted(*at.field_);
    // A list and its elements share the field: it is named once.
    if (!counted || at.parent_->field_ != at.field_) {
      if (!path.empty()) path += '.';
      path += at.field_->proto_name;
    }
    if (counted && at.count_ > 0) path += '[' + std::to_string(at.count_ - 1) + ']';
  }
  return path;
}

}  // namespace gemlint::api
