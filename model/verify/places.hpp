#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "model/office/log.hpp"
#include "model/verify/faults.hpp"

namespace caseload::model {

/// Reads the log of a replication: nobody is in two places, and no member of staff or room at two meetings, at a time.
class Places : public LogSink {
public:
    /// `next`: who else reads the log, if anybody.
    explicit Places(std::unique_ptr<LogSink> next = nullptr) : next_(std::move(next)) {}

    void write(const LogLine& line) override;

    const Faults& faults() const { return faults_; }

private:
    struct Stretch {
        sim::Time start;
        sim::Time end;
    };
    struct Stretches {
        std::unordered_map<std::string, std::deque<Stretch>> by_name;
        std::size_t left = 0;  ///< After those long past were forgotten last.
    };

    void look(Stretches& all, const std::string& who, const LogLine& line);

    std::unique_ptr<LogSink> next_;
    Stretches of_claimants_;
    Stretches of_resources_;  ///< By office and name.
    Faults faults_;
};

}  // namespace caseload::model
