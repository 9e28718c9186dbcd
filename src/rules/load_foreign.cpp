#include "rules/load_rules.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

class ForeignLoader : private FileReader {
 public:
  ForeignLoader(LoadedRules& out, std::string& error) : FileReader(out.memory, error), out_(out) {}

  bool load(const RuleFile& file);

 private:
  bool name_in(const Value& entry, ForeignName& made);
  bool shape_in(const Value& entry, ForeignShape& made);
  bool value_in(const Value& entry, ForeignValue& made);
  bool remedy_in(const Value& entry, ForeignName& made);
  bool flag_in(const Value& entry, bool& flag);

  /// A list of objects, each read by `read`; there may be none unless it is `needed`.
  template <typename Item>
  bool list_of(const Value& root, const char* name, bool needed, std::vector<Item>& items,
               bool (ForeignLoader::*read)(const Value&, Item&));

  LoadedRules& out_;
};

bool ForeignLoader::flag_in(const Value& entry, bool& flag) {
  const auto found = entry.FindMember("safe");
  if (found == entry.MemberEnd()) return true;
  if (!found->value.IsBool()) return fail("\"safe\" is not true or false");
  flag = found->value.GetBool();
  return true;
}

bool ForeignLoader::remedy_in(const Value& entry, ForeignName& made) {
  std::string_view word;
  if (!string_in(entry, "fix", word, false)) return false;
  if (word == "move") {
    made.remedy = Remedy::move;
  } else if (word == "remove") {
    made.remedy = Remedy::remove;
  } else if (!word.empty()) {
    return fail("names: \"fix\" is none of move, remove");
  }
  if (word.empty() && (entry.HasMember("with") || entry.HasMember("of") || entry.HasMember("safe")))
    return fail("names: \"of\", \"with\" and \"safe\" belong to a \"fix\"");
  return true;
}

bool ForeignLoader::name_in(const Value& entry, ForeignName& made) {
  if (!only(entry, {"in", "name", "use", "hint", "fix", "of", "with", "safe"}, "names: ") ||
      !string_in(entry, "in", made.message) || !string_in(entry, "name", made.name) ||
      !string_in(entry, "use", made.use) || !string_in(entry, "hint", made.hint, false) ||
      !string_in(entry, "of", made.of, false) || !string_in(entry, "with", made.with, false) ||
      !flag_in(entry, made.safe) || !remedy_in(entry, made)) {
    return false;
  }
  if (made.hint.empty()) made.hint = "foreign";
  return true;
}

bool ForeignLoader::shape_in(const Value& entry, ForeignShape& made) {
  return only(entry, {"in", "has", "use", "with"}, "shapes: ") && string_in(entry, "in", made.message) &&
         list_in(entry, "has", made.has) && string_in(entry, "use", made.use) &&
         string_in(entry, "with", made.with, false) && (!made.has.empty() || fail("shapes: \"has\" is empty"));
}

bool ForeignLoader::value_in(const Value& entry, ForeignValue& made) {
  return only(entry, {"on", "of", "use", "with", "safe"}, "values: ") && string_in(entry, "on", made.on) &&
         string_in(entry, "of", made.of) && string_in(entry, "use", made.use) && string_in(entry, "with", made.with) &&
         flag_in(entry, made.safe);
}

template <typename Item>
bool ForeignLoader::list_of(const Value& root, const char* name, bool needed, std::vector<Item>& items,
                            bool (ForeignLoader::*read)(const Value&, Item&)) {
  const auto list = root.FindMember(name);
  if (list == root.MemberEnd() && !needed) return true;
  if (list == root.MemberEnd() || !list->value.IsArray()) return fail(std::string("needs a list \"") + name + '"');
  for (const Value& entry : list->value.GetArray()) {
    if (!entry.IsObject()) return fail(std::string("an entry of \"") + name + "\" is not an object");
    if (!(this->*read)(entry, items.emplace_back())) return false;
  }
  return true;
}

bool ForeignLoader::load(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  if (!only(*root, {"about", "names", "shapes", "values", "sources"}, "") ||
      !list_of(*root, "names", true, out_.foreign_names, &ForeignLoader::name_in) ||
      !list_of(*root, "shapes", false, out_.foreign_shapes, &ForeignLoader::shape_in) ||
      !list_of(*root, "values", false, out_.foreign_values, &ForeignLoader::value_in)) {
    return false;
  }
  return true;
}

}  // namespace

bool load_foreign(const RuleFile& file, LoadedRules& out, std::string& error) {
  return ForeignLoader(out, error).load(file);
}

}  // namespace gemlint::rules
