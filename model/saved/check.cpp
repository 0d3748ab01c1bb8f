#include <algorithm>
#include <cstring>
#include <string>

#include "model/office/site.hpp"
#include "model/saved/branch.hpp"
#include "model/saved/saved.hpp"

namespace caseload::model {

namespace {

void require(bool holds, const char* what) {
    if (!holds) throw StateError(std::string("it contradicts itself: ") + what);
}

template <class Place>
void require_below(const std::vector<Place>& places, std::size_t limit, const char* what) {
    for (const std::uint32_t place : places) require(place < limit, what);
}

/// One site's part held against the names.
class Check {
public:
    Check(const SiteState& site, const SavedRun& run, const SavedOffice& office)
        : site_(site), run_(run), names_(run.names), office_(office) {}

    void all() const {
        people();
        agenda();
        diary();
        bookings();
        sessions();
        services();
        requests(site_.outbox);
        requests(site_.inbox);
        require(
            site_.candidates.size() == names_.sources.size() && site_.arrived.size() == names_.sources.size(),
            "its sources");
        require(site_.elsewhere.size() == names_.markers.size(), "its markers");
        require(site_.places_left.size() == names_.providers.size(), "its providers");
        require(
            site_.levels.stages.size() == stages() && site_.levels.queues.size() == names_.queues.size() &&
                site_.levels.markers.size() == names_.markers.size() &&
                site_.levels.units_busy.size() == units() && site_.levels.units_capacity.size() == units() &&
                site_.levels.units_beyond.size() == units(),
            "its levels");
        require(site_.times_in_stage.size() == stages() && site_.times_late.size() == stages() &&
                    site_.stays.at_start.size() == stages() && site_.stays.seconds.size() == stages(),
                "its times in stages");
        for (const Referral& referral : site_.referrals.all)
            require(referral.person < places() && referral.stage < stages() && referral.strand < strands(),
                    "a referral");
        for (const Sanction& sanction : site_.referrals.sanctions)
            require(sanction.person < places(), "a sanction");
    }

private:
    std::size_t stages() const { return names_.stages.size(); }
    std::size_t strands() const { return names_.pathways.size(); }
    std::size_t units() const { return names_.roles.size() + names_.resources.size(); }
    std::size_t places() const {
        return site_.people.words().size() * sizeof(std::uint32_t) / names_.layout.width;
    }

    void people() const {
        const std::size_t words = names_.layout.width / sizeof(std::uint32_t);
        require(site_.people.words().size() % words == 0, "its people");
        require_below(site_.people.free(), places(), "its people");
        const auto* records = reinterpret_cast<const std::byte*>(site_.people.words().data());
        for (std::size_t p = 0; p < places(); ++p) {
            const std::byte* record = records + p * names_.layout.width;
            Head head;
            std::memcpy(&head, record, sizeof head);
            if ((head.flags & Head::alive) == 0) continue;
            require(head.source < names_.sources.size() && head.marker < names_.markers.size() &&
                        (head.coach == no_coach || head.coach < site_.diary.members.size()),
                    "a person");
            for (std::size_t s = 0; s < strands(); ++s) {
                Strand strand;
                std::memcpy(&strand, record + names_.layout.strands + s * sizeof strand, sizeof strand);
                require(strand.stage == nowhere || strand.stage < stages(), "where a person is");
            }
        }
    }

    void agenda() const {
        require(site_.agenda.now() == sim::Time{run_.day}, "its time");
        for (const sim::Event& event : site_.agenda.waiting()) {
            bool holds = true;
            switch (static_cast<EventKind>(event.kind)) {
            case EventKind::arrival: holds = event.actor < names_.sources.size(); break;
            case EventKind::stage: holds = event.actor < places() && event.strand < strands(); break;
            case EventKind::claim: holds = event.actor < places(); break;
            case EventKind::session: holds = event.actor < site_.sessions.all.size(); break;
            case EventKind::capacity: {
                const auto& units = office_.desk.unit_of_role;
                const auto unit = static_cast<std::int32_t>(event.actor);
                holds = unit >= 0 && std::find(units.begin(), units.end(), unit) != units.end();
                break;
            }
            case EventKind::day_opens:
            case EventKind::closing:
            case EventKind::answers: break;
            default: holds = false;
            }
            require(holds, "an event");
        }
    }

    void diary() const {
        std::size_t members = 0;
        for (const SavedStaff& group : office_.staff) members += group.count;
        std::size_t rooms = 0;
        for (const auto& [resource, count] : office_.resources) rooms += count;
        require(site_.diary.members.size() == members, "its staff");
        require(site_.diary.rooms_busy_until.size() == rooms, "its rooms");
        require(site_.diary.used_today.size() == members + rooms, "its diaries");
        for (const Member& member : site_.diary.members)
            require(member.group < office_.staff.size() && member.role < names_.roles.size(), "its staff");
        const sim::Diary& diary = site_.diary.diary;
        require(static_cast<std::size_t>(diary.members()) == members + rooms && names_.diary_days >= 1 &&
                    diary.last() - diary.first() == sim::Days{names_.diary_days},
                "its diaries");
        require(diary.first() <= run_.day && diary.first() >= names_.start, "its diaries");
        require(site_.bookings_by_day.size() == static_cast<std::size_t>(names_.diary_days), "its bookings");
    }

    void bookings() const {
        const std::size_t count = site_.bookings.all.size();
        require_below(site_.bookings.free, count, "its bookings");
        for (const auto& day : site_.bookings_by_day) require_below(day, count, "its bookings");
        const std::size_t row = 1 + prescribed_count + causes_before_roles + units();
        require(site_.booked_waits.rows.size() % row == 0 && site_.booked_waits.rows.size() <= count * row,
                "its waits");
        for (const Booking& booking : site_.bookings.all) {
            if (booking.used == 0) continue;
            bool holds = (booking.next == no_booking || booking.next < count) && booking.strand < strands() &&
                         (booking.session == no_booking || booking.session < site_.sessions.all.size()) &&
                         booking.diary_count <= Booking::most_diaries && booking.period >= 0 &&
                         booking.length >= 0 && booking.period + booking.length <= sim::periods_a_day;
            for (std::size_t d = 0; holds && d < booking.diary_count; ++d)
                holds = booking.diaries[d] < site_.diary.diary.members();
            require(holds, "a booking");
        }
    }

    void sessions() const {
        const Sessions& sessions = site_.sessions;
        require(sessions.coming.size() == stages() && sessions.not_planned.size() == stages() &&
                    sessions.waiting_list.size() == stages(),
                "its sessions");
        require_below(sessions.free, sessions.all.size(), "its sessions");
        for (const auto& coming : sessions.coming) require_below(coming, sessions.all.size(), "its sessions");
        for (const auto& waiting : sessions.waiting_list) require_below(waiting, places(), "a waiting list");
        for (const Session& session : sessions.all) {
            require(session.stage < stages() &&
                        (session.booking == no_booking || session.booking < site_.bookings.all.size()),
                    "a session");
            require_below(session.seats, site_.bookings.all.size(), "a seat");
            require_below(session.present, site_.bookings.all.size(), "a seat");
            for (const Visitor& visitor : session.visitors)
                require(visitor.office < names_.offices.size() && visitor.strand < strands(), "a visitor");
        }
        for (const SeatElsewhere& seat : sessions.elsewhere)
            require(seat.person < places() && seat.office < names_.offices.size() && seat.strand < strands(),
                    "a seat elsewhere");
    }

    void services() const {
        const Services& services = site_.services;
        const sim::ServiceDesk& desk = services.desk;
        require(services.lent.size() == units() && services.servers.size() == desk.unit_count(), "its desk");
        const std::size_t lists = std::max<std::size_t>(desk.needs_count(), 1);
        require_below(office_.desk.needs_of_stage, lists, "its desk");
        require_below(office_.desk.kept_by_stage, lists, "its desk");
        require_below(services.free, services.all.size(), "its desk");
        const WaitClocks& clocks = services.clocks;
        const std::size_t causes = causes_before_roles + units();
        require(clocks.cause.size() == desk.needs_count() &&
                    clocks.seconds.size() == desk.needs_count() * causes &&
                    clocks.begun.size() % causes == 0 && clocks.begun.size() <= services.all.size() * causes,
                "its desk");
        for (const std::uint16_t cause : clocks.cause)
            require(cause < causes || cause == WaitClocks::nobody_waits, "its desk");
        for (const Service& service : services.all) {
            require(service.line < desk.line_count() && service.stage < stages() &&
                        service.ticket.needs < desk.needs_count() &&
                        service.cause < causes_before_roles + units(),
                    "somebody in a queue");
        }
    }

    void requests(const std::vector<Request>& requests) const {
        for (const Request& request : requests) {
            require(request.kind <= Request::Kind::place_given_back && request.from < names_.offices.size() &&
                        request.to < names_.offices.size() && request.stage < stages() &&
                        (request.strand == no_strand || request.strand < strands()) &&
                        (request.provider == 0 || request.provider < names_.providers.size()) &&
                        (request.record.empty() || request.record.size() == names_.layout.width),
                    "what passes between offices");
        }
    }

    const SiteState& site_;
    const SavedRun& run_;
    const SavedNames& names_;
    const SavedOffice& office_;
};

/// The hazards a branch may have to look back to.
void check_hazards(const SavedNames& names) {
    const Outcomes& outcomes = names.outcomes;
    require(outcomes.causes.size() == names.causes.size(), "its hazards");
    const auto ascends = [](const CumulatedHazard& hazard) {
        return std::is_sorted(hazard.begin(), hazard.end());
    };
    for (const Cause& cause : outcomes.causes) {
        require(ascends(cause.hazard) && ascends(cause.reclaim) && ascends(cause.job_loss), "its hazards");
        for (const FactorByAttribute& by : cause.factors)
            require(by.attribute < names.attributes.size() &&
                        by.by_level.size() >= names.attributes[by.attribute].second.size(),
                    "its hazards");
    }
    for (const Effect& effect : outcomes.effects) {
        require(effect.clock < names.clocks.size() && effect.delivered.size() <= Effect::most_deliveries,
                "its hazards");
        for (const std::uint16_t clock : effect.delivered)
            require(clock < names.clocks.size(), "its hazards");
        for (const Effect::Piece& piece : effect.pieces)
            require(piece.factors.size() == std::size_t{1} << effect.delivered.size(), "its hazards");
        for (const std::uint16_t cause : effect.causes) require(cause < names.causes.size(), "its hazards");
    }
}

}  // namespace

void check(const SavedReplication& saved, const SavedRun& run) {
    const SavedNames& names = run.names;
    check_hazards(names);
    require(saved.day == run.day, "its day");
    require(saved.sites.size() == names.offices.size(), "its offices");
    require(saved.providers.limits().size() == names.providers.size() * names.areas.size(), "its providers");
    require(names.layout.width >= sizeof(Head) && names.layout.width % sizeof(std::uint32_t) == 0 &&
                names.layout.strands + names.pathways.size() * sizeof(Strand) <= names.layout.clocks &&
                names.layout.clocks + names.clocks.size() * sizeof(DayNumber) <= names.layout.attributes &&
                names.layout.attributes <= names.layout.visits && names.layout.visits <= names.layout.kept &&
                names.layout.kept <= names.layout.width &&
                names.layout.judged + (names.clock_deadlines.size() + 7) / 8 <= names.layout.width &&
                names.layout.totals + 2 * sizeof(std::uint16_t) <= names.layout.width,
            "its records");
    for (std::size_t s = 0; s < saved.sites.size(); ++s) Check(saved.sites[s], run, names.offices[s]).all();
}

}  // namespace caseload::model
