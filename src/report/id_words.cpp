#include "report/id_words.hpp"

#include <string>

namespace gemlint {

std::optional<IdWords> words_of_id(std::string_view id, const ReportWords& words) {
  const std::string name = "ids." + std::string(id);
  const std::string title_name = name + ".title";
  const std::string_view title = words.word(title_name);
  // What has no word stands for itself.
  if (title == title_name) return std::nullopt;
  return IdWords{title, words.word(name + ".why"), words.word(name + ".remedy")};
}

}  // namespace gemlint
