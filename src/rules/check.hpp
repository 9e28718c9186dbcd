/// What a rule is judged with, and what it reports.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/model.hpp"
#include "api/schema.hpp"
#include "api/view.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"
#include "rules/shared.hpp"

namespace gemlint::rules {

/// Where the name of the request's model stands.
enum class ModelPlace : std::uint8_t {
  nowhere,  ///< no model is known
  url,
  body,   ///< the body's `model`
  given,  ///< on the command line
};

/// The request that the rules look at, but for its body.
struct Context {
  const api::Schemas* schemas = nullptr;
  const api::Models* models = nullptr;
  api::Version version = api::Version::v1beta;
  const api::Route* route = nullptr;  ///< null when only the body told what it is
  bool may_be_template = false;       ///< nobody says that the body is sent as it stands
  std::string_view model_name;        ///< as written, without "models/"; empty when not known
  ModelPlace model_place = ModelPlace::nowhere;
  std::uint32_t url_position = 0;      ///< of the url among the exchange's members
  bool first_in_file = true;           ///< what is about the command line is said once a file
  const api::Model* model = nullptr;   ///< of that name; null when none is known
  const api::Model* judged = nullptr;  ///< whose facts hold (reroutings); null = use no fact of a model
  std::string_view as_of;              ///< YYYY-MM-DD
  int warn_before_shutdown_days = 90;
};

/// The last part of a route's id, "generateContent"; empty when the route is not known.
std::string_view method_of(const Context& context);

/// One fix of a hit.
struct PlannedFix {
  std::string_view title;  ///< which of Rule::fixes
  FixAction action = FixAction::remove;
  api::NodePath path;
  std::string text;  ///< for `replace` JSON, for `rename` the name, for `insert` a member ("\"a\": 1") or an element
  bool safe = false;
  std::vector<api::NodePath> more = {};  ///< for `remove`: other places that go with it
};

/// What a hit's path points into.
enum class Where : std::uint8_t { body, url };

/// A rule's finding before it has a place in the text. Valid until the next request is read.
struct Hit {
  const Rule* rule = nullptr;
  const Emission* emission = nullptr;
  Where where = Where::body;
  api::NodePath path;
  bool on_key = false;                ///< the member's name is wrong, or what is missing in it, not its value
  std::vector<api::NodePath> others;  ///< places of the notes
  std::string_view note;              ///< word of rules/words.json, group "notes", for each of them
  std::string_view hint;              ///< which of Rule::hints; may be empty
  std::string server_path;            ///< of the message that the hit is about, with the request's name
  Arguments arguments;
  std::vector<PlannedFix> fixes;
  /// About the request's model: the one that is recommended in its place. Findings then say what else would change.
  const api::Model* instead = nullptr;
};

/// One call of a native check: a message of the request, of the type that its rule is `on` (the root where it is on
/// none), for which the rule's scope and `when` hold.
struct Call {
  const api::View& view;
  api::NodeIndex node = 0;
  const Context& context;
  const Rule& rule;
  std::vector<Hit>& hits;
  Shared& shared;

  /// Reports the rule's emission of that name at a place (see the path() functions of api/view.hpp) and returns the hit
  /// for what else is to be said. The hit is valid until the next report.
  Hit& report(std::string_view emission, api::NodePath path) const;
  /// The same for rules with one message.
  Hit& report(api::NodePath path) const { return report(only_emission, std::move(path)); }
  /// Reports at the name of the request's model, wherever that stands; null when there is nothing more to say about it.
  Hit* report_model(std::string_view emission = only_emission) const;
};

/// A rule in C++. It must be silent where it is not sure.
using CheckFunction = void (*)(const Call& call);

struct NativeCheck {
  std::string_view name;  ///< "check" of the rule file
  CheckFunction run = nullptr;
};

}  // namespace gemlint::rules
