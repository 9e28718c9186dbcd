#include "lsp/hover.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/setting_hover.hpp"
#include "lsp/words.hpp"
#include "rules/guidance.hpp"

namespace gemlint::lsp {
namespace {

/// What the server says, its lines joined.
void tell_answer(MarkedText& out, const Context& context, const ServerAnswer& answer) {
  out.paragraph().words(word(context, "labels.server")).words(": ");
  out.name(std::to_string(answer.http) + ' ' + answer.status);
  if (answer.message) out.words(" ").words(*answer.message);
}

void tell_advice(MarkedText& out, const Context& context, const rules::Guidance& guide) {
  out.paragraph().words(word(context, "explain.cause")).words(": ").words(guide.cause);
  out.paragraph().words(word(context, "explain.remedy")).words(": ").words(guide.remedy);
}

}  // namespace

std::string hover_of_finding(const Finding& finding, const Context& context) {
  MarkedText out(context.markdown);
  out.words(severity_word(context, finding.severity)).words(": ").words(finding.message);
  if (!finding.hint.empty()) out.words("; ").words(finding.hint);
  // Rules are about requests: in gemlint.json no server refuses anything.
  if (context.own_schemas != nullptr) return out.text();
  const rules::Rule* rule = find_rule(context, finding.rule);
  if (rule != nullptr) out.paragraph().words(rule->why);
  if (finding.server) tell_answer(out, context, *finding.server);
  // As in reports, an entry about an answer of the server is for findings that get that answer.
  const rules::Guidance* guide =
      rules::find_guidance(rules::bundled_rules(context.language).guidance, finding.guidance);
  if (guide != nullptr && (guide->http == 0 || finding.server)) tell_advice(out, context, *guide);
  if (rule != nullptr) tell_where_more_is(out, context, rule->id);
  return out.text();
}

}  // namespace gemlint::lsp
