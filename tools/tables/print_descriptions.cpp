#include "print_descriptions.hpp"

#include <span>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {

void print_descriptions(std::ostream& out, const rules::Descriptions& descriptions, std::string_view language) {
  const auto numbers = [&](std::string_view type, std::string_view what, auto items) {
    out << "constexpr " << type << " description_" << what << '_' << language << "[] = {";
    for (const auto item : items) out << item << ", ";
    out << "};\n";
  };
  numbers("std::uint32_t", "ends", descriptions.ends);
  numbers("std::uint16_t", "messages", descriptions.messages);
  numbers("std::uint16_t", "enums", descriptions.enums);
  const std::string free_text =
      descriptions.free_text.empty() ? "{}" : "description_free_text_" + std::string(language);
  if (!descriptions.free_text.empty()) numbers("std::uint16_t", "free_text", descriptions.free_text);
  out << "constexpr std::string_view description_text_" << language << " =";
  // A literal for each sentence: they are one to the compiler, and lines that a reader of the tables can look at.
  std::size_t begin = 0;
  for (const std::uint32_t end : descriptions.ends) {
    if (end > begin) out << "\n    " << quoted(descriptions.text.substr(begin, end - begin));
    begin = end;
  }
  out << (begin == 0 ? " \"\"" : "") << ";\nconstexpr rules::Descriptions descriptions_" << language
      << " = {&schemas, description_text_" << language << ", description_ends_" << language << ", description_messages_"
      << language << ", description_enums_" << language << ", " << free_text << "};\n";
}

}  // namespace gemlint::tables
