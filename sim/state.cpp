#include "sim/state.hpp"

#include <algorithm>
#include <stdexcept>

namespace caseload::sim {

namespace {

constexpr std::string_view mark = "CASELOAD";
constexpr std::uint32_t format_version = 1;

struct Seal {
    std::uint64_t size;
    std::uint64_t checksum;
};

/// Every step is one to one, so that a change within any one word changes the sum.
std::uint64_t checksum(std::span<const std::byte> bytes) {
    std::uint64_t sum = bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
        sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL;
        sum ^= sum >> 32;
    }
    return sum;
}

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("state: " + what); }

std::string in_quotes(std::string_view text) {
    std::string quoted = "'";
    quoted += text;
    quoted += '\'';
    return quoted;
}

}  // namespace

StateWriter::StateWriter(std::string_view label) {
    append(mark.data(), mark.size());
    write(format_version);
    write(std::string(label));
    write(Seal{});  // filled in by finish()
    start_ = bytes_.size();
}

std::vector<std::byte> StateWriter::finish() && {
    const auto written = std::span(bytes_).subspan(start_);
    const Seal seal{written.size(), checksum(written)};
    std::memcpy(bytes_.data() + start_ - sizeof seal, &seal, sizeof seal);
    return std::move(bytes_);
}

std::size_t StateWriter::open(std::string_view name) {
    write(std::string(name));
    const std::size_t size_at = bytes_.size();
    write(std::uint64_t{0});  // filled in by close()
    return size_at;
}

void StateWriter::close(std::size_t size_at) {
    const std::uint64_t size = bytes_.size() - size_at - sizeof(std::uint64_t);
    std::memcpy(bytes_.data() + size_at, &size, sizeof size);
}

void StateWriter::append(const void* data, std::size_t size) {
    if (size == 0) return;
    const std::size_t at = bytes_.size();
    bytes_.resize(at + size);
    std::memcpy(bytes_.data() + at, data, size);
}

StateReader::StateReader(std::span<const std::byte> bytes, std::string_view label)
    : bytes_(bytes), end_(bytes.size()) {
    std::array<char, mark.size()> found_mark{};
    if (bytes.size() < mark.size()) fail("this is not a saved state");
    take(found_mark.data(), found_mark.size());
    if (std::string_view(found_mark.data(), found_mark.size()) != mark) fail("this is not a saved state");

    std::uint32_t found_version = 0;
    read(found_version);
    if (found_version != format_version) {
        fail("format version " + std::to_string(found_version) + "; this program reads version " +
             std::to_string(format_version));
    }
    std::string found_label;
    read(found_label);
    if (found_label != label)
        fail("it belongs to " + in_quotes(found_label) + ", not to " + in_quotes(label));

    Seal seal{};
    read(seal);
    if (seal.size != end_ - at_) {
        fail("it should hold " + std::to_string(seal.size) + " bytes and holds " +
             std::to_string(end_ - at_));
    }
    if (seal.checksum != checksum(bytes.subspan(at_))) fail("it is damaged (the checksum does not agree)");
}

void StateReader::finish() const {
    if (at_ != end_) fail(std::to_string(end_ - at_) + " bytes are left over");
}

void StateReader::open(std::string_view name) {
    if (at_ == end_) fail("field " + in_quotes(name) + " is not there");
    std::string found;
    read(found);
    if (found != name) fail("expected field " + in_quotes(name) + " and found " + in_quotes(found));
    const std::size_t size = read_count(1);
    end_ = at_ + size;
}

void StateReader::close(std::string_view name, std::size_t outer_end) {
    if (at_ != end_)
        fail("field " + in_quotes(name) + " holds " + std::to_string(end_ - at_) +
             " bytes more than expected");
    end_ = outer_end;
}

void StateReader::take(void* data, std::size_t size) {
    if (size > end_ - at_) fail("it ends too early");
    if (size > 0) std::memcpy(data, bytes_.data() + at_, size);
    at_ += size;
}

std::size_t StateReader::read_count(std::size_t smallest_element) {
    std::uint64_t count = 0;
    read(count);
    if (count > (end_ - at_) / smallest_element) fail("it ends too early");
    return count;
}

bool StateReader::read_flag() {
    std::uint8_t flag = 0;
    take(&flag, 1);
    if (flag > 1) fail("a yes-or-no field holds " + std::to_string(flag));
    return flag == 1;
}

void StateReader::wrong_count(std::size_t found, std::size_t expected) const {
    fail("it holds " + std::to_string(found) + " records where " + std::to_string(expected) +
         " are expected");
}

}  // namespace caseload::sim
