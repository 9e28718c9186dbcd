/// What native checks work out about a request and share.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace gemlint::rules {

/// One value of each type, made when it is first asked for, so that several rules do not work it out again. Emptied for
/// each request.
class Shared {
 public:
  /// The value of type T; `make` returns it when there is none yet. Valid until clear().
  template <typename T, typename Make>
  T& get(Make&& make) {
    static const char tag = 0;  // its address stands for the type
    for (const auto& [known, value] : values_) {
      if (known == &tag) return *static_cast<T*>(value.get());
    }
    auto made = std::make_shared<T>(std::forward<Make>(make)());
    T& value = *made;
    values_.emplace_back(&tag, std::move(made));
    return value;
  }

  void clear() { values_.clear(); }

 private:
  std::vector<std::pair<const void*, std::shared_ptr<void>>> values_;
};

}  // namespace gemlint::rules
