#include "model/saved/saved.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string_view>

#include "model/saved/branch.hpp"
#include "sim/state.hpp"

namespace caseload::model {

namespace {

/// Of the file as a whole; what stands in its blocks has marks of its own.
constexpr std::string_view mark = "caseload state\n";
constexpr std::uint32_t format_version = 8;
constexpr std::string_view run_label = "run";
constexpr std::string_view end_label = "end";

std::string label_of(int number) { return "replication " + std::to_string(number); }

/// The last block: so many replications, and the sum over their blocks' sizes and first bytes in order.
struct End {
    std::int32_t count = 0;
    std::uint64_t sum = 0;
    template <class Archive> void fields(Archive& archive) {
        archive("count", count);
        archive("sum", sum);
    }
};

/// Takes a block into the sum that stands at the end; blocks are told apart by what their own seals say of them.
std::uint64_t summed(std::uint64_t sum, std::span<const std::byte> block) {
    for (std::size_t at = 0; at < block.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, block.data() + at, std::min(sizeof word, block.size() - at));
        sum = (sum ^ word) * 0xD6E8FEB86659FD93ULL;
        sum ^= sum >> 32;
    }
    return sum;
}

template <class Record>
void read_block(std::span<const std::byte> block, std::string_view label, Record& record) {
    sim::StateReader reader(block, label);
    reader("record", record);
    reader.finish();
}

template <class Record> std::vector<std::byte> block_of(std::string_view label, const Record& record) {
    sim::StateWriter writer(label);
    writer("record", record);
    return std::move(writer).finish();
}

void check_header(const SavedRun& run) {
    if (run.count < 1 || run.first < 0) throw StateError("it names no replications");
    if (run.day < run.names.start || run.day > run.names.end)
        throw StateError("it is of a day outside of its run");
}

}  // namespace

StateFileWriter::StateFileWriter(Write write, SavedRun run) : write_(std::move(write)), run_(std::move(run)) {
    write_(std::as_bytes(std::span(mark)));
    write_(std::as_bytes(std::span(&format_version, 1)));
    put(block_of(run_label, run_));
}

std::vector<std::byte> StateFileWriter::packed(const Replication& replication, int number) {
    return block_of(label_of(number), replication);
}

void StateFileWriter::add(std::span<const std::byte> packed) { put(packed); }

void StateFileWriter::put(std::span<const std::byte> block) {
    const std::uint64_t size = block.size();
    write_(std::as_bytes(std::span(&size, 1)));
    write_(block);
    sum_ = summed(sum_, block);
}

void StateFileWriter::finish() {
    End end{.count = run_.count, .sum = sum_};
    put(block_of(end_label, end));
}

StateFile::StateFile(std::filesystem::path path) : path_(std::move(path)) {
    const auto refuse = [&](const std::string& why) { throw StateError(path_.string() + ": " + why); };
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path_, failed)) refuse("there is no such file");
    const std::uint64_t size = std::filesystem::file_size(path_, failed);
    std::ifstream file(path_, std::ios::binary);
    if (failed || !file) refuse("cannot be read");
    std::array<char, mark.size()> found_mark{};
    std::uint32_t version = 0;
    file.read(found_mark.data(), found_mark.size());
    if (!file || std::string_view(found_mark.data(), found_mark.size()) != mark)
        refuse("is not a saved state");
    file.read(reinterpret_cast<char*>(&version), sizeof version);
    if (!file) refuse("ends too early");
    if (version != format_version) {
        refuse("is of format version " + std::to_string(version) + "; this program reads version " +
               std::to_string(format_version));
    }
    try {
        std::uint64_t at = mark.size() + sizeof version;
        std::uint64_t sum = 0;
        const auto next = [&] {
            std::uint64_t length = 0;
            if (size - at < sizeof length) throw StateError("it ends too early");
            file.read(reinterpret_cast<char*>(&length), sizeof length);
            at += sizeof length;
            if (!file || length > size - at) throw StateError("it ends too early");
            const Block block{at, length};
            at += length;
            return block;
        };
        const auto bytes_of = [&](const Block& block) {
            std::vector<std::byte> bytes(block.size);
            file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
            if (!file) throw StateError("it cannot be read");
            return bytes;
        };
        {
            const auto bytes = bytes_of(next());
            read_block(bytes, run_label, run_);
            sum = summed(sum, bytes);
        }
        check_header(run_);
        for (int r = 0; r < run_.count; ++r) {
            replications_.push_back(next());
            const auto bytes = bytes_of(replications_.back());
            const sim::StateReader seal(bytes, label_of(run_.first + r));
            sum = summed(sum, bytes);
        }
        End end;
        read_block(bytes_of(next()), end_label, end);
        if (end.count != run_.count || end.sum != sum)
            throw StateError("it is damaged (the checksum does not agree)");
        if (at != size) throw StateError(std::to_string(size - at) + " bytes are left over");
    } catch (const std::exception& failure) {
        refuse(std::string("cannot be used: ") + failure.what());
    }
}

std::vector<std::byte> StateFile::read(const Block& block) const {
    std::ifstream file(path_, std::ios::binary);
    std::vector<std::byte> bytes(block.size);
    file.seekg(static_cast<std::streamoff>(block.at));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file) throw StateError(path_.string() + ": cannot be read any more");
    return bytes;
}

void StateFile::restore(Replication& replication, const Setup& setup, int number) const {
    if (!holds(number)) throw StateError(path_.string() + ": holds no " + label_of(number));
    std::vector<std::byte> bytes = read(replications_[static_cast<std::size_t>(number - run_.first)]);
    const std::string label = label_of(number);
    try {
        SavedReplication saved;
        read_block(bytes, label, saved);
        check(saved, run_);
        const SavedNames names(setup);
        const bool variant = !(names == run_.names);
        if (variant) {
            SavedReplication fresh;
            read_block(block_of(label, replication), label, fresh);
            const SavedReplication mapped = branch(saved, run_, names, std::move(fresh));
            SavedRun as = run_;
            as.names = names;
            check(mapped, as);
            bytes = block_of(label, mapped);
        }
        read_block(bytes, label, replication);
        replication.go_on();
        if (!variant) return;
        for (const std::uint16_t office : added_offices(run_.names, names)) replication.begin_office(office);
        if (!(run_.names.outcomes == names.outcomes)) {
            auto before = std::make_shared<const Outcomes>(hazards_before(run_.names, names));
            SavedReplication mapped;
            read_block(bytes, label, mapped);
            replication.change_hazards(std::move(before), claims_due(mapped, names));
        }
        for (const AddedMembers& added : added_members(run_.names, names))
            replication.open_diaries(added.office, added.diaries);
    } catch (const std::exception& failure) {
        throw StateError(path_.string() + ": " + label + ": " + failure.what());
    }
}

}  // namespace caseload::model
