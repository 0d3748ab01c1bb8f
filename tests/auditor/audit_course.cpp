#include "check.hpp"

namespace audit {

namespace {

/// How a life begins, turns and goes through its stages: nobody is lost, nobody is in two stages of one strand.
class Course : public Check {
public:
    explicit Course(Notes& notes)
        : notes_(notes),
          begun_(notes.counter("begins-once")),
          turned_(notes.counter("claim-turns")),
          ended_(notes.counter("stages-pair")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        Life& life = lives_.of(row);
        see_beginning(row, life);
        see_turn(row, life);
        see_stage(row, life);
    }

private:
    enum class Benefit : std::uint8_t { unknown, on, off };
    struct Life {
        bool begun = false;
        Benefit benefit = Benefit::unknown;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  ///< (strand, stage)
    };

    void see_beginning(const Row& row, Life& life) {
        const bool begins = row.event == Event::claim_started || row.event == Event::arrived;
        if (begins) ++begun_;
        if (begins && life.begun) notes_.found("begins-once", row, "begins a second time");
        if (!begins && !life.begun)
            notes_.found("begins-once", row, std::string(row.event_name) + " before the life has begun");
        if (begins) life.benefit = row.event == Event::claim_started ? Benefit::on : Benefit::off;
        life.begun = true;
    }

    void see_turn(const Row& row, Life& life) {
        const bool leaves = row.event == Event::claim_ended || row.event == Event::moved_benefit;
        const bool returns = row.event == Event::reclaimed;
        if (!leaves && !returns) return;
        ++turned_;
        const Benefit wrong = leaves ? Benefit::off : Benefit::on;
        if (life.benefit == wrong)
            notes_.found("claim-turns", row, leaves ? "leaves without a claim" : "claims while on benefit");
        life.benefit = leaves ? Benefit::off : Benefit::on;
    }

    void see_stage(const Row& row, Life& life) {
        if (row.event != Event::entered && row.event != Event::ended && row.event != Event::booked) return;
        std::uint32_t* at = nullptr;
        for (auto& [strand, stage] : life.at) {
            if (strand == row.strand_id) at = &stage;
        }
        if (at == nullptr) at = &life.at.emplace_back(row.strand_id, 0).second;
        if (row.event == Event::entered) {
            *at = row.stage_id;
            return;
        }
        ++ended_;
        if (*at != row.stage_id) {
            notes_.found("stages-pair", row,
                         std::string(row.event_name) + " in stage " + std::string(row.stage) +
                             ", which is not the one last entered");
        }
        if (row.event == Event::ended) *at = 0;
    }

    Notes& notes_;
    std::uint64_t &begun_, &turned_, &ended_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> course_check(Notes& notes, const Expectations&) {
    return std::make_unique<Course>(notes);
}

}  // namespace audit
