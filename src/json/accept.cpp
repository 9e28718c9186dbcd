#include "json/accept.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

#include "json/number.hpp"
#include "json/skip_text.hpp"
#include "text/find_pair.hpp"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace gemlint::json {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Behind the text: RapidJSON reads up to 15 bytes too far with SIMD and up to 3 when a UTF-8 sequence is cut off.
constexpr std::size_t padding = 32;

constexpr std::size_t first_chunk_size = std::size_t{64} * 1024;
constexpr std::size_t largest_kept_chunk = std::size_t{4} * 1024 * 1024;
constexpr std::size_t largest_kept_text = std::size_t{16} * 1024 * 1024;
constexpr std::size_t value_stack_size = std::size_t{16} * 1024;

/// RapidJSON counts in 32 bits, and in signed ones where it sums up exponents.
constexpr std::size_t largest_text = 1'000'000'000;

/// UTF-8 as RapidJSON asks for it, with two things of our own.
struct StrictUtf8 : rapidjson::UTF8<> {
  /// Stops the reader at an escaped lone low surrogate, which it would write out as three bytes that are no UTF-8.
  template <typename Stream>
  static void Encode(Stream& stream, unsigned code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) {
      *stream.src_ = '\0';  // read as the end of the text inside a string
    } else {
      rapidjson::UTF8<>::Encode(stream, code_point);
    }
  }

  /// Inside a string, at a character that is neither special nor a control: takes it and all that follow up to the next
  /// special one, many at a time. False when what comes is no UTF-8.
  template <typename Stream>
  static bool Validate(Stream& in, Stream& out) {
    return skip_text(in.src_, out.dst_);
  }
};

using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Allocator, Allocator>;
using Reader = rapidjson::GenericReader<StrictUtf8, rapidjson::UTF8<>>;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Passes the reader's events on to the document, but doubles as the nearest to their token: while the reader reports a
/// number, the stream still stands at its begin.
class Builder {
 public:
  Builder(Document& document, rapidjson::InsituStringStream& stream) : document_(document), stream_(stream) {}

  bool Double(double) {
    const char* end = stream_.src_;
    while (is_digit(*end) || *end == '-' || *end == '+' || *end == '.' || *end == 'e' || *end == 'E') ++end;
    const double number = exact_double({stream_.src_, static_cast<std::size_t>(end - stream_.src_)});
    return std::isfinite(number) && document_.Double(number);
  }

  bool Null() { return document_.Null(); }
  bool Bool(bool value) { return document_.Bool(value); }
  bool Int(int number) { return document_.Int(number); }
  bool Uint(unsigned number) { return document_.Uint(number); }
  bool Int64(std::int64_t number) { return document_.Int64(number); }
  bool Uint64(std::uint64_t number) { return document_.Uint64(number); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType length, bool copy) { return document_.String(text, length, copy); }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) { return document_.Key(text, length, copy); }
  bool StartObject() { return document_.StartObject(); }
  bool EndObject(rapidjson::SizeType count) { return document_.EndObject(count); }
  bool StartArray() { return document_.StartArray(); }
  bool EndArray(rapidjson::SizeType count) { return document_.EndArray(count); }

 private:
  Document& document_;
  rapidjson::InsituStringStream& stream_;
};

/// Where an exponent of ten digits or more begins and ends, when the '-' at `minus` introduces one; else an empty
/// range.
struct Digits {
  char* begin = nullptr;
  char* end = nullptr;
};

Digits huge_exponent(char* text, char* minus) {
  if (minus == text || (minus[-1] != 'e' && minus[-1] != 'E')) return {};
  char* begin = minus + 1;
  while (*begin == '0') ++begin;
  char* end = begin;
  while (is_digit(*end)) ++end;
  return end - begin >= 10 ? Digits{begin, end} : Digits{};
}

/// RapidJSON's sum of exponent and fraction length overflows for exponents near -2^31, and then indexes its table with
/// the result. Any number with an exponent of ten digits is zero, so outside of strings such an exponent is replaced by
/// one of nine.
void tame_exponents(char* text, std::size_t size) {
  char* const end = text + size;
  bool suspicious = false;
  const std::string_view whole(text, size);
  for (std::size_t e = 0; !suspicious && (e = find_pair(whole, e, 'e', '-')) != std::string_view::npos; ++e)
    suspicious = huge_exponent(text, text + e + 1).begin != nullptr;
  if (!suspicious) return;

  bool in_string = false;
  for (char* at = text; at < end; ++at) {
    if (*at == '"') in_string = !in_string;
    if (in_string && *at == '\\') ++at;
    if (in_string || *at != '-') continue;
    const Digits digits = huge_exponent(text, at);
    if (digits.begin == nullptr) continue;
    std::fill(digits.begin, digits.end - 9, '0');
    std::fill(digits.end - 9, digits.end, '9');
    at = digits.end - 1;
  }
}

/// Texts up to this size are looked at for their brackets.
constexpr std::size_t usual_text = std::size_t{64} * 1024;
/// So many levels of recursion fit on any stack.
constexpr std::size_t most_recursion = 1000;

/// How many '{' and '[' the text has, those in its strings counted.
std::size_t brackets_in(std::string_view text) {
  constexpr char one_bit = '[' ^ '{';  // that tells them apart
  std::size_t count = 0;
#if defined(__SSE2__) && defined(__x86_64__)
  constexpr std::size_t step = 16;
  __m128i sums = _mm_setzero_si128();  // of both halves
  for (; text.size() >= step; text.remove_prefix(step)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
    const __m128i is_one = _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(one_bit)), _mm_set1_epi8('{'));
    sums = _mm_add_epi64(sums, _mm_sad_epu8(_mm_and_si128(is_one, _mm_set1_epi8(1)), _mm_setzero_si128()));
  }
  sums = _mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums));
  count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums));
#endif
  for (const char c : text) count += (c | one_bit) == '{' ? 1 : 0;
  return count;
}

/// True when the text cannot be nested too deep for a parser that calls itself, which is a fifth faster.
bool is_shallow(std::string_view text) {
  return text.size() < most_recursion || (text.size() <= usual_text && brackets_in(text) < most_recursion);
}

/// A memory pool whose first chunk is kept, and fitted to what the documents before needed.
class ReusedPool {
 public:
  /// An empty pool; what was allocated from it before is gone.
  Allocator& reset() {
    const std::size_t needed = pool_ ? pool_->Capacity() : first_chunk_size;
    const bool too_small = needed > size_ && size_ < largest_kept_chunk;
    if (pool_ && !too_small) {
      pool_->Clear();
      return *pool_;
    }
    pool_.reset();
    size_ = std::clamp(needed * 2, first_chunk_size, largest_kept_chunk);
    chunk_.reset(new char[size_]);
    return pool_.emplace(chunk_.get(), size_);
  }

 private:
  std::unique_ptr<char[]> chunk_;
  std::size_t size_ = 0;
  std::optional<Allocator> pool_;
};

}  // namespace

struct AcceptReader::Buffers {
  std::unique_ptr<char[]> text;
  std::size_t text_capacity = 0;
  ReusedPool values;
  ReusedPool stack;
  std::optional<Reader> reader;
  std::optional<Document> document;
  std::optional<Allocator> recovered;

  /// The reused copy of `source`, with zero bytes behind it. One huge document does not hold on to its memory.
  char* copy(std::string_view source) {
    const std::size_t needed = source.size() + padding;
    const bool oversized = text_capacity > largest_kept_text && needed < text_capacity / 4;
    if (oversized) reader.reset();
    if (needed > text_capacity || oversized) {
      text.reset();
      text_capacity = std::max(needed + needed / 2, first_chunk_size);
      text.reset(new char[text_capacity]);
    }
    if (!source.empty()) std::memcpy(text.get(), source.data(), source.size());
    std::memset(text.get() + source.size(), 0, padding);
    return text.get();
  }
};

AcceptReader::AcceptReader() : buffers_(std::make_unique<Buffers>()) {}
AcceptReader::~AcceptReader() = default;
AcceptReader::AcceptReader(AcceptReader&&) noexcept = default;
AcceptReader& AcceptReader::operator=(AcceptReader&&) noexcept = default;

const Value* AcceptReader::read(std::string_view text) {
  buffers_->recovered.reset();
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  if (text.size() > largest_text) return nullptr;

  char* const copy = buffers_->copy(text);
  tame_exponents(copy, text.size());
  if (!buffers_->reader) buffers_->reader.emplace();
  buffers_->document.reset();
  Document& document =
      buffers_->document.emplace(&buffers_->values.reset(), value_stack_size, &buffers_->stack.reset());

  rapidjson::InsituStringStream stream(copy);
  const bool shallow = is_shallow(text);
  const auto parse = [&](Document& target) {
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag;
    Builder builder(target, stream);
    return !(shallow ? buffers_->reader->Parse<flags>(stream, builder)
                     : buffers_->reader->Parse<flags | rapidjson::kParseIterativeFlag>(stream, builder))
                .IsError();
  };
  bool read = false;
  auto generate = [&](Document& target) { return read = parse(target); };
  document.Populate(generate);

  // A zero byte ends the text for RapidJSON; the text ends where it ends.
  return read && stream.Tell() == text.size() ? &document : nullptr;
}

Allocator& AcceptReader::fresh_pool() { return buffers_->recovered.emplace(); }

}  // namespace gemlint::json
