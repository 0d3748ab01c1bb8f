#include "output/event_logs.hpp"

#include <utility>

namespace caseload::output {

namespace {

/// Writes every line twice.
class Both : public model::LogSink {
public:
    Both(std::unique_ptr<model::LogSink> one, std::unique_ptr<model::LogSink> other)
        : one_(std::move(one)), other_(std::move(other)) {}
    void write(const model::LogLine& line) override {
        one_->write(line);
        other_->write(line);
    }

private:
    std::unique_ptr<model::LogSink> one_;
    std::unique_ptr<model::LogSink> other_;
};

}  // namespace

std::optional<EventForms> parse_event_forms(std::string_view text) {
    EventForms forms;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view form = text.substr(0, comma);
        if (form != "csv" && form != "ocel") return std::nullopt;
        (form == "csv" ? forms.csv : forms.ocel) = true;
        text.remove_prefix(comma);
        if (text == ",") return std::nullopt;
        if (!text.empty()) text.remove_prefix(1);
    }
    return forms;
}

EventLogs::EventLogs(const std::filesystem::path& folder, EventForms forms, const model::Model& model)
    : forms_(forms), csv_(folder / "events.csv"), ocel_(folder, model) {}

std::unique_ptr<model::LogSink> EventLogs::sink(int replication) {
    if (!forms_.ocel) return csv_.sink(replication);
    if (!forms_.csv) return ocel_.sink(replication);
    return std::make_unique<Both>(csv_.sink(replication), ocel_.sink(replication));
}

void EventLogs::finish(int first, int count) {
    if (forms_.csv) csv_.join(first, count);
    if (forms_.ocel) ocel_.finish();
}

}  // namespace caseload::output
