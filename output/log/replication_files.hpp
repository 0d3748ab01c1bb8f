#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "model/office/log.hpp"
#include "model/plan/model.hpp"
#include "output/files/file.hpp"

namespace caseload::output {

/// An event log with a file for each replication, so that its objects and traces are those of one history. Each sink
/// streams to its own file from the thread of its replication. A Writer is made of a path and the model, takes lines and
/// is closed; memory does not grow with the log.
template <class Writer> class ReplicationFiles {
public:
    /// Files are named events-NNN and then `ending`: ".sqlite". The model outlives it.
    ReplicationFiles(std::filesystem::path folder, std::string ending, const model::Model& model)
        : folder_(std::move(folder)), ending_(std::move(ending)), model_(&model) {}

    /// "events-007.sqlite" in the folder.
    std::filesystem::path file(int replication) const {
        return folder_ / fmt::format("events-{:03}{}", replication, ending_);
    }

    /// The sink of one replication, its file whole when the sink is gone. May be called from several threads.
    /// Throws WriteError when the disk is full.
    std::unique_ptr<model::LogSink> sink(int replication) {
        return std::make_unique<Sink>(*this, file(replication), *model_);
    }

    /// When all sinks are gone. Throws WriteError where a file is not whole.
    void finish() {
        const std::lock_guard lock(mutex_);
        if (!failures_.empty()) throw WriteError(failures_.front());
    }

private:
    class Sink : public model::LogSink {
    public:
        Sink(ReplicationFiles& files, const std::filesystem::path& path, const model::Model& model)
            : files_(&files), writer_(path, model) {}
        Sink(const Sink&) = delete;
        Sink& operator=(const Sink&) = delete;
        ~Sink() override {
            // A failure here is told by finish().
            try {
                writer_.close();
            } catch (const std::exception& failure) {
                const std::lock_guard lock(files_->mutex_);
                files_->failures_.emplace_back(failure.what());
            }
        }
        void write(const model::LogLine& line) override { writer_.write(line); }

    private:
        ReplicationFiles* files_;
        Writer writer_;
    };

    std::filesystem::path folder_;
    std::string ending_;
    const model::Model* model_;
    std::mutex mutex_;
    std::vector<std::string> failures_;
};

}  // namespace caseload::output
