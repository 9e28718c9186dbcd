#include "report/batch_facts_text.hpp"

#include <algorithm>
#include <string_view>

#include "report/visible.hpp"

namespace gemlint {
namespace {

/// More of them would push findings off the screen; JSON has them all.
constexpr std::size_t most_targets_shown = 5;

/// In a unit that leaves four digits at most, rounded; without fractions, which every language writes in its own way.
std::string readable(std::size_t bytes) {
  constexpr std::size_t many = 10'000;
  constexpr std::string_view units[] = {" B", " kB", " MB", " GB"};
  std::size_t unit = 0;
  std::size_t divisor = 1;
  while (bytes / divisor >= many && unit + 1 < std::size(units)) {
    divisor *= 1000;
    ++unit;
  }
  const std::size_t rounded = bytes / divisor + (bytes % divisor * 2 >= divisor && divisor > 1 ? 1 : 0);
  return std::to_string(rounded) + std::string(units[unit]);
}

/// "  1150  gemini-2.5-flash, generateContent"
void append_target(std::string& out, std::size_t requests, std::size_t width, std::string_view name) {
  const std::string number = std::to_string(requests);
  out += "  " + std::string(width - std::min(width, number.size()), ' ') + number + "  ";
  append_visible(out, name);
  out += '\n';
}

void append_targets(std::string& out, const BatchSummary& batch, const ReportWords& words) {
  // One more is shown in place of a line that says that there is one more.
  const bool all = batch.targets.size() <= most_targets_shown + 1;
  const std::size_t shown = all ? batch.targets.size() : most_targets_shown;
  std::size_t others = batch.requests;
  for (std::size_t i = 0; i < shown; ++i) others -= batch.targets[i].requests;
  const std::size_t greatest = std::max(others, shown == 0 ? 0 : batch.targets[0].requests);
  const std::size_t width = std::to_string(greatest).size();
  for (std::size_t i = 0; i < shown; ++i) {
    const BatchSummary::Target& target = batch.targets[i];
    const std::string_view model = target.model.empty() ? words.word("batch.no-model") : target.model;
    append_target(out, target.requests, width,
                  target.method.empty() ? std::string(model) : std::string(model) + ", " + target.method);
  }
  if (others > 0) append_target(out, others, width, words.word("batch.others"));
}

}  // namespace

std::string batch_facts_text(const Summary& summary, const TextOptions& options) {
  if (options.quiet || !summary.batch) return {};
  const BatchSummary& batch = *summary.batch;
  const ReportWords& words = options.words;
  const std::string keys = batch.repeated_keys == 0 ? std::string(words.word("batch.no-repeated-keys"))
                                                    : words.counted("batch.repeated-keys", batch.repeated_keys);
  std::string out = words.counted("batch.requests", batch.requests, {{"keys", keys}}) + '\n';
  append_targets(out, batch, words);
  out +=
      "  " + (batch.least == batch.most ? words.sentence("batch.one-size", {{"size", readable(batch.least)}})
                                        : words.sentence("batch.sizes", {{"least", readable(batch.least)},
                                                                         {"most", readable(batch.most)},
                                                                         {"median", readable(batch.median)},
                                                                         {"ninety", readable(batch.ninety)},
                                                                         {"ninetyNine", readable(batch.ninety_nine)}}));
  return out + "\n\n";
}

}  // namespace gemlint
