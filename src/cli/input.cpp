#include "cli/input.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace gemlint::cli {
namespace {

/// What is read at once where it is not known how much there is.
constexpr std::size_t usual_read = std::size_t{1} << 16;
constexpr std::size_t packed_buffer_size = std::size_t{1} << 17;
constexpr int gzip_and_window = 16 + MAX_WBITS;
constexpr std::string_view gzip_magic = "\x1f\x8b";

}  // namespace

struct Input::State {
  int file = -1;
  GitBlobs* blobs = nullptr;  ///< where the bytes come from if from no file
  std::string name;
  std::string failure;  ///< of reading
  bool end_of_file = false;
  bool packed = false;
  bool unpacked_all = false;
  std::uint64_t taken = 0;
  std::uint64_t size = 0;  ///< of the file; 0 when that is not known
  z_stream stream = {};
  std::string waiting;   ///< bytes of the file that were read and not handed out or unpacked yet
  std::size_t used = 0;  ///< of them

  ~State() {
    if (packed) inflateEnd(&stream);
    if (file > STDIN_FILENO) close(file);
  }

  std::string fault(const std::string& what) const { return name + ": cannot be read: " + what; }

  /// Reads once into `to`; false when that failed.
  bool read_file(char* to, std::size_t most, std::size_t& got) {
    if (blobs != nullptr) {
      failure = blobs->read(to, most, got);
      if (!failure.empty()) return false;
    } else {
      ssize_t count = 0;
      do {
        count = ::read(file, to, most);
      } while (count < 0 && errno == EINTR);
      if (count < 0) {
        failure = std::strerror(errno);
        return false;
      }
      got = static_cast<std::size_t>(count);
    }
    taken += got;
    end_of_file = got == 0;
    return true;
  }

  std::string read_plain(std::string& text, std::size_t most) {
    const std::size_t from_waiting = std::min(most, waiting.size() - used);
    text.append(waiting, used, from_waiting);
    used += from_waiting;
    most -= from_waiting;
    while (most > 0 && !end_of_file) {
      if (size > 0 && taken == size) {
        // At the end as far as is known: the text must not grow for nothing.
        std::array<char, 1024> more;
        std::size_t got = 0;
        if (!read_file(more.data(), std::min(most, more.size()), got)) return fault(failure);
        text.append(more.data(), got);
        most -= got;
        continue;
      }
      const std::size_t have = text.size();
      // Room is filled with zeros first, so it should not be more than what comes.
      const std::size_t room = std::min<std::uint64_t>(most, size > taken ? size - taken : usual_read);
      text.resize(have + room);
      std::size_t got = 0;
      const bool fine = read_file(text.data() + have, room, got);
      text.resize(have + got);
      if (!fine) return fault(failure);
      most -= got;
    }
    return {};
  }

  std::string read_packed(std::string& text, std::size_t most) {
    const std::size_t before = text.size();
    text.resize(before + most);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    stream.avail_out = static_cast<uInt>(most);
    std::string error;
    while (stream.avail_out > 0 && !unpacked_all && error.empty()) {
      if (used == waiting.size()) {
        waiting.resize(packed_buffer_size);
        std::size_t got = 0;
        if (!read_file(waiting.data(), waiting.size(), got)) error = fault(failure);
        waiting.resize(got);
        used = 0;
        if (got == 0 && error.empty()) error = fault("the gzip data end too early");
        if (!error.empty()) break;
      }
      error = unpack();
    }
    text.resize(before + most - stream.avail_out);
    return error;
  }

  /// Unpacks some of what waits.
  std::string unpack() {
    stream.next_in = reinterpret_cast<Bytef*>(waiting.data() + used);
    stream.avail_in = static_cast<uInt>(waiting.size() - used);
    const int result = inflate(&stream, Z_NO_FLUSH);
    used = waiting.size() - stream.avail_in;
    if (result == Z_OK || result == Z_BUF_ERROR) return {};
    if (result != Z_STREAM_END) return fault("the gzip data are damaged");
    return next_member();
  }

  /// A gzip file may consist of several, one behind the other.
  std::string next_member() {
    if (used == waiting.size()) {
      waiting.resize(packed_buffer_size);
      std::size_t got = 0;
      if (!read_file(waiting.data(), waiting.size(), got)) return fault(failure);
      waiting.resize(got);
      used = 0;
    }
    if (waiting.empty()) {
      unpacked_all = true;
      return {};
    }
    inflateReset(&stream);
    return {};
  }
};

void reserve(std::string& text, std::size_t size) {
  text.reserve(size);
  // A few large pages are there sooner than thousands of small ones. Where there are none, nothing is lost.
#if defined(MADV_HUGEPAGE)
  constexpr std::size_t worth_it = std::size_t{4} << 20;
  if (size < worth_it) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = (reinterpret_cast<std::uintptr_t>(text.data()) + page - 1) / page * page;
  const auto end = (reinterpret_cast<std::uintptr_t>(text.data()) + text.capacity()) / page * page;
  madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

Input::Input() = default;
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

std::string Input::open(const std::string& path) {
  state_ = std::make_unique<State>();
  state_->name = path == "-" ? "standard input" : path;
  state_->file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state_->file < 0) return state_->fault(std::strerror(errno));
  struct stat facts = {};
  if (fstat(state_->file, &facts) == 0 && S_ISREG(facts.st_mode))
    state_->size = static_cast<std::uint64_t>(facts.st_size);
  return begin();
}

std::string Input::open(const std::string& name, GitBlobs& blobs) {
  state_ = std::make_unique<State>();
  state_->name = name;
  state_->blobs = &blobs;
  const std::string wrong = blobs.next(state_->size);
  return wrong.empty() ? begin() : state_->fault(wrong);
}

std::string Input::begin() {
  // The first bytes tell whether it is packed.
  while (state_->waiting.size() < gzip_magic.size() && !state_->end_of_file) {
    std::array<char, 2> bytes = {};
    std::size_t got = 0;
    if (!state_->read_file(bytes.data(), gzip_magic.size() - state_->waiting.size(), got))
      return state_->fault(state_->failure);
    state_->waiting.append(bytes.data(), got);
  }
  state_->packed = state_->waiting == gzip_magic;
  if (state_->packed && inflateInit2(&state_->stream, gzip_and_window) != Z_OK) return state_->fault("out of memory");
  return {};
}

std::string Input::read(std::string& text, std::size_t most) {
  return state_->packed ? state_->read_packed(text, most) : state_->read_plain(text, most);
}

bool Input::at_end() const {
  return state_->packed ? state_->unpacked_all : state_->end_of_file && state_->used == state_->waiting.size();
}

bool Input::is_packed() const { return state_->packed; }
std::uint64_t Input::size() const { return state_->size; }
std::uint64_t Input::taken() const { return state_->taken; }

}  // namespace gemlint::cli
