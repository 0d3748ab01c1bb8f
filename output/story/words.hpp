#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "model/office/log.hpp"
#include "model/plan/model.hpp"
#include "model/plan/stage.hpp"
#include "sim/time.hpp"

/// Lines of the log in the words of a story.
namespace caseload::output {

/// Something told at a moment.
struct Told {
    sim::Time time{};
    std::string text;
};

/// The value under the key as text; empty where there is none.
std::string text_in(const model::LogLine& line, model::DetailKey key);

/// "work_coach 3" as "work coach 3".
std::string spaced(std::string_view name);

/// "Mon 16 Mar 2015", and with " 10:00" after it where it is not the day's beginning.
std::string day_in_words(sim::Day day);
std::string time_in_words(sim::Time time);

/// "3 reviews", "1 review".
std::string counted(std::size_t count, std::string_view what);

class StoryWords {
public:
    /// The model outlives it.
    explicit StoryWords(const model::Model& model);

    /// Null for a line without a stage.
    const model::Stage* stage_of(const model::LogLine& line) const;
    /// A stage's label, or its name with blanks.
    std::string label_of(const model::LogLine& line) const;
    /// The label of the stage that a branch leads to; where it leads nowhere, its name with blanks.
    std::string target_of(const model::Stage& stage, std::string_view ending) const;
    /// " with work coach 3", " in group room 1", " with Community Work Placements"; empty without a resource.
    std::string with_whom(const model::LogLine& line) const;
    /// What happened, without rule ids; empty where it goes without saying. `size`: of the group.
    std::string say(const model::LogLine& line, int attempts, const std::string& size) const;

private:
    std::string say_of_claim(const model::LogLine& line) const;
    std::string say_of_places(const model::LogLine& line) const;
    std::string say_of_decisions(const model::LogLine& line) const;
    std::string say_of_bookings(const model::LogLine& line, int attempts, const std::string& size) const;
    std::string booked(const model::LogLine& line) const;
    std::string attendance(const model::LogLine& line, int attempts, const std::string& size) const;

    const model::Model* model_;
    std::map<std::pair<std::string_view, std::string_view>, const model::Stage*> stages_;
};

}  // namespace caseload::output
