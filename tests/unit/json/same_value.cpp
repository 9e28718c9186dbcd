#include "same_value.hpp"

#include <bit>
#include <cstdint>

#include "json/rapidjson.hpp"

namespace gemlint::json::test {

namespace {

std::string_view view(const Value& string) { return {string.GetString(), string.GetStringLength()}; }

std::string number_difference(const Value& left, const Value& right) {
  const bool same_type = left.IsInt() == right.IsInt() && left.IsUint() == right.IsUint() &&
                         left.IsInt64() == right.IsInt64() && left.IsUint64() == right.IsUint64() &&
                         left.IsDouble() == right.IsDouble();
  if (!same_type) return "number types differ";
  if (left.IsDouble()) {
    const double one = left.GetDouble();
    const double other = right.GetDouble();
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other) ? "" : "doubles differ";
  }
  const bool same = left.IsInt64() ? left.GetInt64() == right.GetInt64() : left.GetUint64() == right.GetUint64();
  return same ? "" : "integers differ";
}

}  // namespace

std::string difference(const Value& left, const Value& right, const std::string& path) {
  if (left.GetType() != right.GetType()) return path + ": kinds differ";
  switch (left.GetType()) {
    case rapidjson::kStringType: return view(left) == view(right) ? "" : path + ": strings differ";
    case rapidjson::kNumberType: {
      const std::string number = number_difference(left, right);
      return number.empty() ? "" : path + ": " + number;
    }
    case rapidjson::kArrayType: {
      if (left.Size() != right.Size()) return path + ": lengths differ";
      for (rapidjson::SizeType index = 0; index < left.Size(); ++index) {
        std::string inner = difference(left[index], right[index], path + "/" + std::to_string(index));
        if (!inner.empty()) return inner;
      }
      return "";
    }
    case rapidjson::kObjectType: {
      if (left.MemberCount() != right.MemberCount()) return path + ": numbers of members differ";
      auto other = right.MemberBegin();
      for (auto member = left.MemberBegin(); member != left.MemberEnd(); ++member, ++other) {
        if (view(member->name) != view(other->name)) return path + ": names differ";
        std::string inner = difference(member->value, other->value, path + "/" + std::string(view(member->name)));
        if (!inner.empty()) return inner;
      }
      return "";
    }
    default: return "";
  }
}

std::string written(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string flaw_of(const Tree& tree, std::string_view text) {
  if (tree.nodes.empty()) return "no root";
  for (std::uint32_t index = 0; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    const std::string name = "node " + std::to_string(index) + ": ";
    if (node.value.begin > node.value.end || node.value.end > text.size()) return name + "value out of bounds";
    if (node.key.begin > node.key.end || node.key.end > text.size()) return name + "key out of bounds";
    if (!node.key.empty() && node.key.end > node.value.begin) return name + "value before its key";
    const bool container = node.kind == NodeKind::array || node.kind == NodeKind::object;
    if (!container && node.first_child != no_node) return name + "children of a leaf";
    const char first = node.value.empty() ? '\0' : text[node.value.begin];
    if (node.kind == NodeKind::object && !node.implied && first != '{') return name + "no object";
    if (node.kind == NodeKind::array && !node.implied && first != '[') return name + "no array";
    if (node.kind == NodeKind::string && first != '"' && first != '\'') return name + "no string";
    if (node.kind == NodeKind::number && first != '-' && (first < '0' || first > '9')) return name + "no number";
    if (node.kind == NodeKind::null && slice(text, node.value) != "null") return name + "no null";
    if (node.kind == NodeKind::boolean && slice(text, node.value) != "true" && slice(text, node.value) != "false") {
      return name + "no boolean";
    }

    std::size_t last_end = node.value.begin;
    std::uint32_t position = 0;
    for (std::uint32_t child = node.first_child; child != no_node; child = tree.nodes[child].next_sibling) {
      const Node& inner = tree.nodes[child];
      if (child <= index || inner.parent != index) return name + "wrong child";
      const std::size_t begin = inner.key.empty() ? inner.value.begin : inner.key.begin;
      if (begin < last_end || inner.value.end > node.value.end) return name + "child out of order";
      last_end = inner.value.end;
      if (inner.position != position) return name + "wrong position";
      if (inner.kind == NodeKind::error) continue;
      if (child_at(tree, index, position) != child) return name + "child_at differs";
      ++position;
    }
    if (child_at(tree, index, position) != no_node || node.children_count != position) return name + "wrong count";
  }
  if (tree.problems.size() > problem_limit) return "too many problems";
  std::size_t last_begin = 0;
  for (const SyntaxProblem& problem : tree.problems) {
    if (problem.at.begin > problem.at.end || problem.at.end > text.size()) return "problem out of bounds";
    if (problem.at.begin < last_begin) return "problems out of order";
    last_begin = problem.at.begin;
    if (problem.node != no_node && problem.node >= tree.nodes.size()) return "problem of no node";
    const bool bracket = problem.problem == Problem::unclosed || problem.problem == Problem::left_open ||
                         problem.problem == Problem::mismatched_bracket;
    if (bracket && slice(text, problem.opened) != "{" && slice(text, problem.opened) != "[")
      return "no opening bracket";
  }
  return "";
}

std::string disagreement(AcceptReader& reader, std::string_view text) {
  const Value* accepted = reader.read(text);
  const Tree tree = explain(text);
  std::string flaw = flaw_of(tree, text);
  if (!flaw.empty()) return flaw;
  const Value recovered = to_value(tree, text, reader.fresh_pool());
  if (accepted == nullptr) return tree.strict() ? "explain has no problem with what accept refuses" : "";
  if (!tree.strict()) return "explain has a problem with what accept reads";
  return difference(*accepted, recovered);
}

}  // namespace gemlint::json::test
