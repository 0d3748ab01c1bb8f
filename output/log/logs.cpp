#include "output/log/logs.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace caseload::output {

namespace {

/// Writes every line several times.
class Several : public model::LogSink {
public:
    explicit Several(std::vector<std::unique_ptr<model::LogSink>> sinks) : sinks_(std::move(sinks)) {}
    void write(const model::LogLine& line) override {
        for (const auto& sink : sinks_) sink->write(line);
    }

private:
    std::vector<std::unique_ptr<model::LogSink>> sinks_;
};

}  // namespace

std::optional<EventForms> parse_event_forms(std::string_view text) {
    EventForms forms;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view form = text.substr(0, comma);
        if (form != "csv" && form != "ocel" && form != "xes") return std::nullopt;
        (form == "csv" ? forms.csv : form == "ocel" ? forms.ocel : forms.xes) = true;
        text.remove_prefix(comma);
        if (text == ",") return std::nullopt;
        if (!text.empty()) text.remove_prefix(1);
    }
    return forms;
}

EventLogs::EventLogs(const std::filesystem::path& folder, EventForms forms, const model::Model& model)
    : forms_(forms),
      csv_(folder / "events.csv"),
      ocel_(folder, ".sqlite", model),
      xes_(folder, ".xes", model) {}

std::unique_ptr<model::LogSink> EventLogs::sink(int replication) {
    std::vector<std::unique_ptr<model::LogSink>> sinks;
    if (forms_.csv) sinks.push_back(csv_.sink(replication));
    if (forms_.ocel) sinks.push_back(ocel_.sink(replication));
    if (forms_.xes) sinks.push_back(xes_.sink(replication));
    if (sinks.size() == 1) return std::move(sinks.front());
    return std::make_unique<Several>(std::move(sinks));
}

void EventLogs::finish(int first, int count) {
    if (forms_.csv) csv_.join(first, count);
    if (forms_.ocel) ocel_.finish();
    if (forms_.xes) xes_.finish();
}

}  // namespace caseload::output
