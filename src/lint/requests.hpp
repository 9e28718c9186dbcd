/// Finds the requests in one JSON document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.hpp"
#include "api/violation.hpp"
#include "finding/finding.hpp"
#include "json/accept.hpp"
#include "lint/options.hpp"
#include "rules/check.hpp"

namespace gemlint::lint {

enum class Form { body, exchange, batch_line };

/// A request in a document, and where it stands there.
struct Request {
  Form form = Form::body;
  api::NodePath path;                 ///< of the body, exchange or batch line from the document's root
  api::NodePath body_path;            ///< of the body from the document's root
  const json::Value* body = nullptr;  ///< null when there is none to look at
  bool body_is_text = false;          ///< the body is a string that holds JSON
  api::Endpoint endpoint;
  std::optional<std::string> key;  ///< of a batch line
  bool names_model = false;        ///< its route takes a model
  rules::ModelPlace model_place = rules::ModelPlace::nowhere;

  // What is wrong with the url itself.
  api::UrlKind url_kind = api::UrlKind::ours;
  std::uint32_t url_position = 0;  ///< of "url" among the exchange's members
  std::string url_path;
  std::string url_nearest;
  std::string http;
};

struct Recognised {
  std::vector<Request> requests;  ///< in the order of the document
  std::size_t others = 0;         ///< objects that are no request of ours
};

/// Looks at a document's root: a body, an exchange, a batch line, or a list of these. `jsonl` says that the document is
/// a line of its own. Allocates only for what it finds.
Recognised recognise(const json::Value& root, const Options& options, bool jsonl);

/// Sets the model of a request whose body is a string, now that `body` could be read in it: what a body names comes
/// before the command line, and after the url.
void take_model_of_text(Request& request, const json::Value& body);

}  // namespace gemlint::lint
