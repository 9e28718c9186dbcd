#include "lint/batch_facts.hpp"

#include <utility>

#include "text/mask.hpp"

namespace gemlint::lint {
namespace {

/// What a reader knows the method by.
std::string_view method_of(const api::Endpoint& endpoint) {
  if (endpoint.route != nullptr) {
    const std::string_view id = endpoint.route->id;
    return id.substr(id.rfind('.') + 1);  // all of it when there is no dot
  }
  return endpoint.request == nullptr ? std::string_view() : endpoint.request->name;
}

/// False when there is no such target.
bool add_to_known(BatchFacts& facts, std::string_view model, std::string_view method, std::size_t requests) {
  for (BatchTarget& target : facts.targets) {
    if (target.model != model || target.method != method) continue;
    target.requests += requests;
    return true;
  }
  return false;
}

void add_to_target(BatchFacts& facts, std::string_view model, std::string_view method, std::size_t requests) {
  if (add_to_known(facts, model, method, requests) || model.size() > BatchFacts::longest_model) return;
  // What is kept is printed, and written to files: it must be no secret.
  std::string shown = masked(std::string(model));
  if (shown != model && add_to_known(facts, shown, method, requests)) return;
  if (facts.targets.size() < BatchFacts::most_targets)
    facts.targets.push_back({std::move(shown), std::string(method), requests});
}

}  // namespace

void add_request(BatchFacts& facts, const api::Endpoint& endpoint) {
  ++facts.requests;
  add_to_target(facts, endpoint.model, method_of(endpoint), 1);
}

void append(BatchFacts& facts, const BatchFacts& more) {
  for (const BatchTarget& target : more.targets) add_to_target(facts, target.model, target.method, target.requests);
  facts.requests += more.requests;
  facts.repeated_keys += more.repeated_keys;
  facts.line_bytes.append(more.line_bytes);
}

}  // namespace gemlint::lint
