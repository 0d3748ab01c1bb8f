#include "model/plan/placement.hpp"
#include "model/setup/measured.hpp"

namespace caseload::model {

namespace {

using sim::Axis;
using sim::Margin;
using sim::Statistic;

constexpr Margin overall{};
constexpr Margin by_office{.office = true};
constexpr Margin by_stage{.stage = true};
constexpr Margin by_week{.period = true};

std::vector<std::string> hours_of_the_week() {
    static constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    std::vector<std::string> labels;
    for (const char* day : days) {
        for (int hour = 0; hour < 24; ++hour) {
            labels.push_back(std::string("weekday=") + day + ";hour=" + (hour < 10 ? "0" : "") +
                             std::to_string(hour));
        }
    }
    return labels;
}

/// Provider by provider, area by area, year by year.
std::vector<std::string> places(const Model& model, const std::vector<std::string>& areas, int years) {
    std::vector<std::string> labels;
    for (const Provider& provider : model.providers) {
        for (const std::string& area : areas) {
            for (int year = 0; year < years; ++year) {
                const std::chrono::year_month_day first{first_day_of_limit(provider, year)};
                labels.push_back("provider=" + provider.name + ";area=" + area +
                                 ";year=" + std::to_string(static_cast<int>(first.year())));
            }
        }
    }
    return labels;
}

}  // namespace

void Measured::declare_programme(const Model& model) {
    const auto declare = [&](std::string name, std::string unit, std::string meaning, Statistic statistic,
                             std::vector<Margin> margins, std::vector<std::string> groups,
                             bool stages = false) {
        return catalogue.declare({.name = std::move(name),
                                  .unit = std::move(unit),
                                  .meaning = std::move(meaning),
                                  .statistic = statistic,
                                  .groups = std::move(groups),
                                  .by_stage = stages,
                                  .axis = Axis::week,
                                  .margins = std::move(margins),
                                  .headline = false});
    };
    std::vector<std::string> chosen;
    std::vector<std::string> missed_element;
    for (const std::string& element : elements) {
        chosen.push_back("element=" + element);
        missed_element.push_back("element=" + element + ";reason=unsuitable");
        missed_element.push_back("element=" + element + ";reason=no_place");
    }
    steered = declare("steered", "share", "Share of the choices between steered elements that took this one",
                      Statistic::share, {overall, by_office, by_week}, chosen);
    held_back = declare("held_back", "people",
                        "Choices in which the element furthest below its share could not be taken, by why",
                        Statistic::count, {overall, by_office}, missed_element);
    const std::vector<std::string> of_places = places(model, areas, limit_years);
    places_granted = declare("places_granted", "places", "Places held from a provider's yearly limit",
                             Statistic::count, {overall, by_office, by_week}, of_places);
    places_used = declare("places_used", "places", "Places whose placement started", Statistic::count,
                          {overall, by_office, by_week}, of_places);
    places_given_back = declare("places_given_back", "places", "Places held and given back unused",
                                Statistic::count, {overall, by_office, by_week}, of_places);
    turned_away = declare("turned_away", "people", "People for whom no place was left", Statistic::count,
                          {overall, by_office, by_week}, of_places);
    absences = declare(
        "absences", "absences", "Absences from placements, by kind and how they are treated",
        Statistic::count, {overall, by_office},
        {"kind=sick;treated=available", "kind=sick;treated=failure", "kind=other;treated=available",
         "kind=other;treated=failure", "kind=unreported;treated=failure", "kind=refusal;treated=failure"});
    placement_hours = declare("placement_hours", "hours", "Hours with providers", Statistic::count,
                              {overall, by_office}, {"activity=placement", "activity=job_search"});
    attendances =
        declare("attendances", "attendances", "Meetings attended, by weekday and hour of their start",
                Statistic::count, {by_office, by_stage}, hours_of_the_week(), true);
    appeals = declare("appeals", "people", "Sanctions appealed against", Statistic::count,
                      {overall, by_office}, {});
    hardship = declare("hardship", "people", "Sanctions after which hardship payments are asked for",
                       Statistic::count, {overall, by_office}, {});
    work_after = declare("work_after", "share",
                         "Share in employment at some time, or for long enough, within the time of "
                         "[outcomes.work_after], of those for whom it is over",
                         Statistic::share, {overall, by_office}, {"work=any", "work=sustained"});
}

}  // namespace caseload::model
