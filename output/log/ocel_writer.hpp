#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/office/log.hpp"
#include "model/plan/model.hpp"
#include "output/log/ocel_file.hpp"
#include "output/log/ocel_open.hpp"
#include "sim/time.hpp"

/// The event log as OCEL 2.0 (Berti et al. 2023, arXiv:2403.01975) in its relational form, an SQLite file.
///
/// Objects: claimants, staff by role, resources by kind, group sessions, slots (a booking each), and offices
/// where another office's help is asked for. An event names the claimant it is about, who or what served, the
/// session and the slot. A group session that is held is one event with everybody who took part; so
/// the log's `attended` lines of a session are no events of their own here. A marker that changes is a changed value of
/// its claimant. Every event has a lifecycle transition of XES (schedule, start, suspend, withdraw, complete), and
/// times are given with their offset from UTC.
namespace caseload::output {

/// Times with their offset, made quickly for log lines that come in order.
class OcelClock {
public:
    /// "2015-03-16T09:00:00+00:00"
    const std::string& text(sim::Time time);
    /// The end of what takes from `start` to `end`: less the start it is as long as on the office's clock, whose days
    /// have 24 hours, also where clocks change in between.
    const std::string& text_of_end(sim::Time start, sim::Time end);

private:
    sim::Time hour_{sim::Seconds{-1}};
    std::string text_;
    std::string end_;
};

/// Turns the lines of one replication into events and objects.
class OcelWriter {
public:
    /// The model outlives it.
    OcelWriter(const std::filesystem::path& path, const model::Model& model) : file_(path), model_(&model) {}

    void write(const model::LogLine& line);
    void close() { file_.close(); }

private:
    struct Session {
        std::string id;
        std::string held_as;  ///< The event; empty: not held so far.
    };

    void write_event(const model::LogLine& line);
    void write_claimant(const model::LogLine& line);
    void change_claimant(const model::LogLine& line, std::string_view field, std::string_view value);
    /// Adds the object's first values where it has times and a place.
    void write_planned(const char* type, const std::string& id, const model::LogLine& line);
    Session* session_of(const model::LogLine& line);
    std::string make_slot(const model::LogLine& line);
    /// The object of who or what serves; empty where the line has none.
    const std::string& resource_of(const model::LogLine& line);
    std::string_view type_of_resource(std::string_view resource) const;

    OcelFile file_;
    const model::Model* model_;
    OcelClock clock_;
    std::vector<std::size_t> columns_;
    std::string id_;  ///< Of the event being written.
    std::string key_;
    std::uint64_t events_ = 0;
    std::uint64_t slots_ = 0;
    OpenThings<std::string> open_slots_;                      ///< By claimant and strand: the object's id.
    OpenThings<Session> sessions_;                            ///< By office and number.
    std::unordered_map<std::string, std::string> resources_;  ///< By office and name: the object's id.
};

}  // namespace caseload::output
