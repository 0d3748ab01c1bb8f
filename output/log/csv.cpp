#include "output/log/csv.hpp"

#include <fmt/format.h>

#include <cassert>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "model/office/log_events.hpp"
#include "output/files/csv.hpp"
#include "output/files/file.hpp"
#include "output/log/words.hpp"
#include "sim/time.hpp"

namespace caseload::output {

namespace {

constexpr std::string_view header =
    "replication,time,claimant,office,strand,pathway,stage,event,resource,start,end,rule,detail\n";
/// Every part ends with this line, so that one cut short by a full disk is not taken for whole.
constexpr std::string_view whole = "\n";

class Part : public model::LogSink {
public:
    Part(const std::filesystem::path& path, int replication)
        : file_(path), replication_(fmt::format("{}", replication)) {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    ~Part() override {
        // A failure here leaves the part without its last line; join() then tells.
        try {
            file_.write(whole);
            file_.close();
        } catch (const WriteError&) {
        }
    }

    void write(const model::LogLine& line) override {
        assert(only_listed(line));
        // A strand is its pathway's run in one life, so both have the pathway's name.
        const bool timed = line.start != sim::Time{} || line.end != line.start;
        file_.write(csv_record(
            {replication_, sim::iso(line.time), line.claimant, line.office, line.strand, line.strand,
             line.stage, name_of(line.event), line.resource, timed ? sim::iso(line.start) : std::string{},
             timed ? sim::iso(line.end) : std::string{}, line.rule, details_in_words(line)}));
    }

private:
    File file_;
    std::string replication_;
};

/// Takes the last line off a part that is whole.
void trim(const std::filesystem::path& part) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(part, failed);
    if (failed) throw write_error(part, "is missing", failed.value());
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(part.c_str(), "rb"), &std::fclose);
    char last[2] = {'\n', '\0'};
    const std::size_t wanted = size < 2 ? 1 : 2;
    const bool read = file && size > 0 && std::fseek(file.get(), -static_cast<long>(wanted), SEEK_END) == 0 &&
                      std::fread(last + 2 - wanted, 1, wanted, file.get()) == wanted;
    if (!read || last[0] != '\n' || last[1] != '\n')
        throw WriteError(part.string() + ": is not whole: disk full?");
    std::filesystem::resize_file(part, size - whole.size());
}

}  // namespace

EventLog::EventLog(std::filesystem::path file) : file_(std::move(file)) {}

std::filesystem::path EventLog::part(int replication) const {
    return file_.parent_path() / fmt::format("{}.part{}", file_.filename().string(), replication);
}

std::unique_ptr<model::LogSink> EventLog::sink(int replication) const {
    return std::make_unique<Part>(part(replication), replication);
}

void EventLog::join(int first, int count) const {
    File all(file_);
    all.write(header);
    for (int replication = first; replication < first + count; ++replication) {
        trim(part(replication));
        all.append(part(replication));
        std::filesystem::remove(part(replication));
    }
    all.close();
}

}  // namespace caseload::output
