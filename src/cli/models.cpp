#include "cli/models.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "cli/settings.hpp"
#include "report/visible.hpp"
#include "rules/model_words.hpp"
#include "rules/rule.hpp"

namespace gemlint::cli {
namespace {

constexpr std::string_view prefix = "models/";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<const api::Model*> choose(const api::Models& models, const std::string& pattern) {
  std::string part = lower(pattern);
  if (part.rfind(prefix, 0) == 0) part.erase(0, prefix.size());
  const auto has_part = [&](std::string_view name) { return name.find(part) != std::string_view::npos; };
  std::vector<const api::Model*> chosen;
  for (const api::Model& model : models.models) {
    if (has_part(model.code) || std::any_of(model.aliases.begin(), model.aliases.end(), has_part))
      chosen.push_back(&model);
  }
  return chosen;
}

std::string visible(std::string_view text) {
  std::string out;
  append_visible(out, text);
  return out;
}

void complain(std::string_view text) { std::fprintf(stderr, "gemlint: %s\n", visible(text).c_str()); }

std::string tokens(int count) { return count == 0 ? "-" : std::to_string(count); }

std::string or_dash(std::string text) { return text.empty() ? "-" : std::move(text); }

void print_table(std::span<const rules::Text> ui, const api::Models& models, std::span<const api::Model* const> chosen,
                 std::string_view day) {
  using Row = std::array<std::string, 7>;
  std::vector<Row> rows = {{"CODE", "STATUS", "INPUT", "OUTPUT", "THINKING", "SHUT DOWN", "REMARKS"}};
  for (const api::Model* model : chosen) {
    const api::Status status = api::status_on(models, *model, day);
    rows.push_back({std::string(model->code), status == api::Status::unknown ? "-" : std::string(to_string(status)),
                    tokens(model->input_tokens), tokens(model->output_tokens),
                    or_dash(rules::thinking_in_words(ui, *model)), or_dash(rules::shutdown_in_words(ui, *model)),
                    rules::remarks_in_words(ui, models, *model, day)});
  }
  std::array<std::size_t, 7> widths{};
  for (Row& row : rows) {
    for (std::string& cell : row) cell = visible(cell);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - row[i].size(), ' ');
      const bool is_number = i == 2 || i == 3;
      out += (i == 0 ? "" : "  ") + (is_number ? padding + row[i] : row[i] + padding);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

int run_models(const CommandLine& line) {
  Settings settings;
  if (const std::string error = settings_from(line, lint::Config(), ".", settings); !error.empty()) {
    complain(error);
    return 2;
  }
  const api::Models& models = *settings.options.models;
  const std::string& day = settings.options.as_of;
  const std::vector<const api::Model*> chosen = choose(models, line.pattern);
  if (line.format == "json") {
    const std::string text = models_json(models, chosen, day);
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else if (!chosen.empty()) {
    print_table(settings.options.rules->ui, models, chosen, day);
  }
  if (std::fflush(stdout) != 0) {
    complain("the table could not be written");
    return 3;
  }
  if (!chosen.empty()) return 0;
  std::string message = "no model has '" + line.pattern + "' in its name";
  std::string names;
  for (const std::string_view name : api::nearest_models(models, line.pattern, day)) {
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  if (!names.empty()) message += "; near to it: " + names;
  complain(message);
  return 2;
}

}  // namespace gemlint::cli
