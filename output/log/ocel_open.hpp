#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "sim/time.hpp"

namespace caseload::output {

/// What a log still speaks of: things by name, each forgotten some time after it is due. So memory follows what is
/// open at a time, not the length of the log.
template <class Thing> class OpenThings {
public:
    /// Nothing is forgotten before `until`.
    Thing& keep(const std::string& name, Thing thing, sim::Time until) {
        auto& entry = things_[name];
        entry = {std::move(thing), until};
        return entry.first;
    }
    /// nullptr: there is none of this name.
    Thing* find(const std::string& name) {
        const auto found = things_.find(name);
        return found == things_.end() ? nullptr : &found->second.first;
    }
    void put_off(const std::string& name, sim::Time until) {
        if (const auto found = things_.find(name); found != things_.end())
            found->second.second = std::max(found->second.second, until);
    }
    void forget(const std::string& name) { things_.erase(name); }
    /// Looks for what is overdue only when there is twice as much as the last time.
    void forget_before(sim::Time now) {
        if (things_.size() < next_look_) return;
        std::erase_if(things_, [&](const auto& entry) { return entry.second.second < now; });
        next_look_ = std::max(first_look, 2 * things_.size());
    }
    std::size_t size() const { return things_.size(); }

private:
    static constexpr std::size_t first_look = 4096;
    std::unordered_map<std::string, std::pair<Thing, sim::Time>> things_;
    std::size_t next_look_ = first_look;
};

}  // namespace caseload::output
