#pragma once

#include <cstdint>
#include <vector>

#include "model/office/referrals.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// Request::strand of somebody who moves for reasons of their own.
constexpr std::uint8_t no_strand = 0xFF;

/// What one office asks of another, answered overnight in the order (day, site key, sequence).
struct Request {
    enum class Kind : std::uint8_t {
        move,  ///< A person's whole record changes office; `strand` is the one whose stage asks for it, if any.
        seat,  ///< A seat in a group session elsewhere (brigading, IAP-5).
        seat_granted,
        seat_refused,
        seat_given_up,
        session_held,  ///< To a visitor's own office: the session ran, or did not.
        session_not_held,
        place,  ///< Of a provider's yearly limit (HTW-5); `start` is the moment of the request.
        place_granted,
        place_refused,
        place_given_back
    };
    Kind kind = Kind::move;
    std::uint8_t strand = 0;
    std::uint8_t present = 0;  ///< Will the visitor come? Drawn at home; who and what decide it, not when.
    std::uint16_t from = 0;    ///< Offices.
    std::uint16_t to = 0;
    std::uint16_t stage = 0;
    std::uint32_t generation = 0;  ///< Of the visitor's strand: an answer to an older one has lapsed.
    std::uint32_t person = 0;      ///< At home.
    std::uint32_t session = 0;     ///< At the host.
    sim::Time start{};
    sim::Time end{};
    std::uint16_t provider = 0;
    std::uint16_t area = 0;
    std::uint16_t year = 0;           ///< Of the limit: a place belongs to the year of its referral.
    std::int64_t left = 0;            ///< Places of that year after this one was granted.
    std::vector<std::byte> record;    ///< Of somebody who moves.
    std::vector<Referral> referrals;  ///< The same.
    std::vector<Sanction> sanctions;  ///< The same.

    template <class Archive> void fields(Archive& archive) {
        archive("kind", kind);
        archive("strand", strand);
        archive("present", present);
        archive("from", from);
        archive("to", to);
        archive("stage", stage);
        archive("generation", generation);
        archive("person", person);
        archive("session", session);
        archive("start", start);
        archive("end", end);
        archive("provider", provider);
        archive("area", area);
        archive("year", year);
        archive("left", left);
        archive("record", record);
        archive("referrals", referrals);
        archive("sanctions", sanctions);
    }
};

}  // namespace caseload::model
