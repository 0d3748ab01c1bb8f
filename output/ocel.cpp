#include "output/ocel.hpp"

#include <fmt/format.h>

#include "output/file.hpp"
#include "output/ocel_writer.hpp"

namespace caseload::output {

namespace {

class Sink : public model::LogSink {
public:
    Sink(OcelLog& log, const std::filesystem::path& path, const model::Model& model)
        : log_(&log), writer_(path, model) {}
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    ~Sink() override {
        try {
            writer_.close();
        } catch (const std::exception& failure) {
            log_->failed(failure.what());
        }
    }

    void write(const model::LogLine& line) override { writer_.write(line); }

private:
    OcelLog* log_;
    OcelWriter writer_;
};

}  // namespace

std::filesystem::path OcelLog::file(int replication) const {
    return folder_ / fmt::format("events-{:03}.sqlite", replication);
}

std::unique_ptr<model::LogSink> OcelLog::sink(int replication) {
    return std::make_unique<Sink>(*this, file(replication), *model_);
}

void OcelLog::finish() {
    const std::lock_guard lock(mutex_);
    if (!failures_.empty()) throw WriteError(failures_.front());
}

void OcelLog::failed(std::string reason) {
    const std::lock_guard lock(mutex_);
    failures_.push_back(std::move(reason));
}

}  // namespace caseload::output
