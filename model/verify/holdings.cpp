#include "model/verify/holdings.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace caseload::model {

namespace {

/// Of one office.
class Holdings {
public:
    Holdings(Site& site, Faults& faults)
        : site_(site),
          faults_(faults),
          standing_(site.model().stages.size()),
          booked_(site.bookings.all.size()),
          served_(site.services.all.size()) {}

    void verify() {
        for (std::uint32_t person = 0; person < site_.people.places(); ++person) {
            if (!site_.people.alive(person)) continue;
            for (std::uint8_t s = 0; s < site_.model().pathways.size(); ++s) stay({person, s});
        }
        for (const Session& session : site_.sessions.all)
            if (session.booking != no_booking) booked_[session.booking] = true;
        bookings();
        services();
        levels();
    }

private:
    void stay(Who who) {
        const Strand& strand = site_.strand(who);
        if (strand.stage == nowhere || strand.suspended != 0) return;
        ++standing_[strand.stage];
        const Stage& stage = site_.stage_of(who);
        if (stage.does() == Does::walk_in && strand.detail != no_booking) served_[strand.detail] = true;
        if (!holds_bookings(stage)) return;
        for (std::uint32_t id = strand.detail; id != no_booking; id = site_.bookings[id].next) {
            const Booking& booking = site_.bookings[id];
            booked_[id] = true;
            faults_.require(booking.used != 0 && booking.person == who.person, [&] {
                return fmt::format("office {}: {} at {} has a booking of somebody else", site_.office().name,
                                   site_.name_of_person(who.person), site_.model().full_name(stage));
            });
        }
    }

    void bookings() {
        for (std::size_t id = 0; id < booked_.size(); ++id) {
            const Booking& booking = site_.bookings.all[id];
            faults_.require(booking.used == 0 || booked_[id], [&] {
                return fmt::format("office {}: a booking on {} is nobody's", site_.office().name,
                                   sim::iso(site_.setup->layout.day_of(booking.day)));
            });
        }
    }

    void services() {
        std::vector<bool> unused(served_.size());
        for (const std::uint32_t place : site_.services.free) unused[place] = true;
        for (std::size_t place = 0; place < served_.size(); ++place) {
            faults_.require(served_[place] != unused[place], [&] {
                return fmt::format(
                    "office {}: a place in a queue or in service at {} is {}", site_.office().name,
                    site_.model().full_name(site_.model().stages[site_.services.all[place].stage]),
                    unused[place] ? "somebody's and free" : "nobody's");
            });
        }
    }

    void levels() {
        for (std::size_t stage = 0; stage < standing_.size(); ++stage) {
            const std::int64_t level = site_.levels.stages[stage].level;
            faults_.require(level == standing_[stage], [&] {
                return fmt::format("office {}, stage {}: {} are counted inside, and {} are there",
                                   site_.office().name, site_.model().full_name(site_.model().stages[stage]),
                                   level, standing_[stage]);
            });
        }
    }

    Site& site_;
    Faults& faults_;
    std::vector<std::int64_t> standing_;
    std::vector<bool> booked_;
    std::vector<bool> served_;
};

}  // namespace

Faults verify_holdings(Site& site) {
    Faults faults;
    Holdings(site, faults).verify();
    return faults;
}

}  // namespace caseload::model
