/// The frames of the protocol's base layer: headers, an empty line, and as many bytes as Content-Length says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gemlint::lsp {

/// Bytes of one message. A document of the largest size that is linted fits in, with its escapes.
inline constexpr std::size_t most_message_bytes = std::size_t{320} << 20;
/// Bytes of the headers of one message.
inline constexpr std::size_t most_header_bytes = std::size_t{16} << 10;

/// Cuts a stream of bytes into messages. What is no frame is skipped up to the next thing that looks like one; what is
/// too large to be held is skipped without being held.
class FrameReader {
 public:
  struct Next {
    std::string message;     ///< the bytes of one message …
    bool is_broken = false;  ///< … or nothing, since bytes that are no message were skipped
  };

  /// Takes the next bytes of the stream.
  void feed(std::string_view bytes);

  /// The next message, or nothing as long as it is not all there. One run of broken bytes is told once.
  std::optional<Next> next();

 private:
  std::optional<std::size_t> read_headers();
  std::optional<Next> broken();

  std::string buffer_;
  std::size_t at_ = 0;                 ///< what of the buffer is used up
  std::size_t searched_ = 0;           ///< how far the end of the headers was looked for
  std::optional<std::size_t> length_;  ///< of the message whose headers were read
  std::size_t to_skip_ = 0;            ///< bytes of a message that is too large
  bool is_lost_ = false;               ///< in bytes that are no frame
};

/// The message as it goes to the other side.
std::string framed(std::string_view message);

}  // namespace gemlint::lsp
