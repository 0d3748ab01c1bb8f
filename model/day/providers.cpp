#include "model/day/providers.hpp"

#include <algorithm>

namespace caseload::model {

Providers::Providers(const Setup& setup)
    : setup_(&setup), limits_(setup.model.providers.size() * setup.measured.areas.size()) {}

std::size_t Providers::place(std::uint16_t provider, std::uint16_t area) const {
    return provider * setup_->measured.areas.size() + area;
}

std::int64_t Providers::left(std::uint16_t provider_index, std::uint16_t area, sim::Day day) const {
    const Provider& provider = setup_->model.providers[provider_index];
    if (day > provider.last_referral) return 0;
    const int year = year_of_limit(provider, day);
    const Limit& limit = limits_[place(provider_index, area)];
    const std::int64_t taken = limit.year == year ? limit.taken : 0;
    const std::int64_t places = provider.places.at(0, first_day_of_limit(provider, year));
    return std::max<std::int64_t>(places - taken, 0);
}

std::optional<std::int64_t> Providers::take(std::uint16_t provider, std::uint16_t area, sim::Day day) {
    const int year = year_of_limit(setup_->model.providers[provider], day);
    Limit& limit = limits_[place(provider, area)];
    if (year < limit.year || left(provider, area, day) == 0) return std::nullopt;
    // Places are strictly annual: a new year begins with all of its own.
    if (limit.year != year) limit = {year, 0};
    ++limit.taken;
    return left(provider, area, day);
}

void Providers::give_back(std::uint16_t provider, std::uint16_t area, int year) {
    Limit& limit = limits_[place(provider, area)];
    if (limit.year == year && limit.taken > 0) --limit.taken;
}

}  // namespace caseload::model
