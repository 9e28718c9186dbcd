/// The language server as a function of messages: each that comes in changes what is open, and may send others out. It
/// reads no stream and keeps no clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/load_schemas.hpp"
#include "lsp/checker.hpp"
#include "lsp/client.hpp"
#include "lsp/code_actions.hpp"
#include "lsp/context.hpp"
#include "lsp/document.hpp"
#include "lsp/message.hpp"
#include "lsp/workspace.hpp"

namespace gemlint::lsp {

class Server {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Send = std::function<void(std::string_view message)>;

  /// `workspace` must outlive the server. `version` is what it says of itself.
  Server(Workspace& workspace, std::string version, Send send);

  /// Whether there is room for another message, so that a client which writes faster than it is answered waits. All
  /// that came is to be received before the next step, as far as there is.
  bool has_room() const { return waiting_.size() < most_waiting && waiting_bytes_ < most_waiting_bytes; }

  /// Takes a message, to be worked on by step(). A cancelled request is known as such at once.
  void receive(std::string_view text);

  /// Bytes came that were no message.
  void receive_broken();

  /// Works on the next message, or where none waits on what is left to do otherwise: one document whose diagnostics
  /// are due. False when there is nothing.
  bool step(Time now);

  /// When step() will have something to do, though no message comes; nothing when it will not.
  std::optional<Time> due() const;

  /// How the program is to end, once it is: 0 after `shutdown` and `exit`, 1 after `exit` alone.
  std::optional<int> exit_code() const { return exit_code_; }
  /// The same when the messages end without `exit`.
  int exit_code_at_end() const { return state_ == State::shut_down ? 0 : 1; }

  /// The process that the client named as its own; 0 = none.
  std::int64_t client_process() const { return client_process_; }

 private:
  enum class State { fresh, running, shut_down };
  static constexpr std::size_t most_waiting = 200;
  static constexpr std::size_t most_waiting_bytes = std::size_t{16} << 20;

  /// A message and the memory that it points into.
  struct Received {
    MessageReader reader;
    Message message;
    std::size_t bytes = 0;
    bool is_cancelled = false;
  };

  /// An open document, and when its diagnostics are to be sent.
  struct Open {
    Document document;
    bool is_due = false;
    Time not_before;  ///< a large document is not checked all the time while it is written
  };

  /// What a request is answered with: JSON text, or why not.
  struct Reply {
    std::string result;
    std::optional<ErrorCode> error;
    std::string why;
  };
  static Reply refuse(ErrorCode code, std::string why) { return {{}, code, std::move(why)}; }

  void work_on(Received& received, Time now);
  Reply reply_to(const Message& message);
  void take(const Message& message, Time now);

  Reply initialize(const json::Value& params);
  void initialized();
  void did_open(const json::Value& params, Time now);
  void did_change(const json::Value& params, Time now);
  void did_close(const json::Value& params, Time now);
  void did_change_folders(const json::Value& params);
  Reply code_action(Open& open, const json::Value& params);
  Reply resolve_action(const json::Value& params);
  Reply execute(const json::Value& params);
  Reply pull(Open& open, const json::Value& params);
  Reply hover(Open& open, const json::Value& params);
  Reply complete(Open& open, const json::Value& params);
  Reply symbols(Open& open, const json::Value& params);
  Reply folds(Open& open, const json::Value& params);

  /// What questions about a document are answered from.
  Context context_for(const Document& document, bool markdown);
  CodeActions actions_for(const Document& document);
  Open* find(const json::Value& params);
  const Document* open_at(const std::string& path) const;
  std::optional<std::size_t> offset_in(const Open& open, const json::Value& params) const;
  void check(Open& open);
  /// Finds out whether the document is JSONL, without checking it.
  void find_form(Open& open) { checker_.find_form(open.document); }
  void publish(Open& open);
  void publish_complaints(bool all);
  void withdraw(const std::string& uri);
  void hand_over_complaint(const Document& document);
  void watch_files();
  void register_watchers();
  void follow_configuration(Time now, bool at_once);
  void take_up_configuration();
  void note_configuration(const Document& document, bool is_open, Time now);
  void locate(Document& document);
  void say(std::string_view method, std::string_view params) { send_(notification(method, params)); }
  /// `params` is JSON text; "" = the method has none.
  void ask(std::string_view method, std::string_view params);

  Workspace& workspace_;
  std::string version_;
  Send send_;
  State state_ = State::fresh;
  std::optional<int> exit_code_;
  std::int64_t client_process_ = 0;
  Client client_;
  std::vector<std::string> folders_;
  std::map<std::string, Open> documents_;  ///< by URI
  /// What was last said of configurations that are not open, by URI.
  std::map<std::string, std::string> complained_;
  std::deque<std::unique_ptr<Received>> waiting_;
  std::size_t waiting_bytes_ = 0;
  Checker checker_;
  std::optional<api::LoadedSchemas> own_schemas_;  ///< of gemlint.json, once one was asked about
  Time looked_at_configuration_;
  std::optional<Time> configuration_due_;  ///< one that is open was changed: what it says holds from then on
  std::optional<Time> look_due_;           ///< their files are to be looked at then
  std::vector<std::string> watched_;       ///< patterns of files of which the client tells; empty = of none
  std::uint64_t registration_ = 0;         ///< the number of that agreement
  std::uint64_t asked_ = 0;                ///< requests of the server's own
};

}  // namespace gemlint::lsp
