#include "output/log/xes.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "output/files/file.hpp"
#include "output/files/xml.hpp"
#include "output/log/words.hpp"
#include "sim/time.hpp"

namespace caseload::output {

namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace">
<string key="concept:name" value=""/>
</global>
<global scope="event">
<string key="concept:name" value=""/>
<date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
<string key="lifecycle:transition" value="complete"/>
<string key="event" value=""/>
<string key="office" value=""/>
</global>
<classifier name="Stage and event" keys="concept:name lifecycle:transition"/>
<classifier name="Event" keys="event lifecycle:transition"/>
<classifier name="Resource" keys="org:resource"/>
)";

Database make_waiting(const std::filesystem::path& path) {
    std::filesystem::remove(path);
    Database database(path, Database::Open::create);
    database.execute(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
        "PRAGMA cache_size = -65536; BEGIN; CREATE TABLE waiting (claimant TEXT, traits TEXT, event TEXT)");
    return database;
}

}  // namespace

XesWriter::XesWriter(std::filesystem::path path, const model::Model& model)
    : path_(std::move(path)),
      waiting_(path_.string() + ".waiting"),
      title_(model.title.empty() ? model.name : model.title),
      database_(make_waiting(waiting_)),
      insert_(database_, "INSERT INTO waiting VALUES (?, ?, ?)") {}

XesWriter::~XesWriter() {
    std::error_code ignored;
    std::filesystem::remove(waiting_, ignored);
}

void XesWriter::add(std::string_view kind, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    text_.append("<").append(kind).append(" key=\"").append(xml_text(key)).append("\" value=\"");
    text_.append(xml_text(value)).append("\"/>\n");
}

void XesWriter::write(const model::LogLine& line) {
    if (line.claimant.empty()) return;
    const std::string_view event = name_of(line.event);
    text_.clear();
    for (const model::Trait& trait : line.traits) add("string", name_beside(trait.attribute), trait.level);
    const std::string traits = std::exchange(text_, {});
    text_ = "<event>\n";
    add("string", "concept:name",
        line.stage.empty() ? std::string(event) : fmt::format("{}: {}", line.stage, event));
    add("date", "time:timestamp", sim::iso_with_offset(line.time));
    add("string", "lifecycle:transition", lifecycle_of(line.event));
    // Coaches of two offices may have the same number.
    if (!line.resource.empty())
        add("string", "org:resource", fmt::format("{}/{}", line.office, line.resource));
    add("string", "event", event);
    add("string", "office", line.office);
    add("string", "pathway", line.strand);
    add("string", "stage", line.stage);
    if (line.start != sim::Time{} || line.end != line.start) {
        add("date", "start", sim::iso_with_offset(line.start));
        add("date", "end", sim::iso_with_offset(line.start, line.end - line.start));
    }
    add("string", "rule", line.rule);
    for (const model::Detail& detail : line.details)
        add("string", name_beside(name_of(detail.key)), text_of(detail.value));
    text_ += "</event>\n";
    insert_.bind_view(line.claimant).bind_view(traits).bind_view(text_).run();
}

void XesWriter::close() {
    File file(path_);
    file.write(head);
    file.write(
        fmt::format("<string key=\"concept:name\" value=\"{}\"/>\n"
                    "<string key=\"lifecycle:model\" value=\"standard\"/>\n",
                    xml_text(title_)));
    // Whoever came first is first.
    Statement sorted(
        database_,
        "SELECT claimant, traits, event FROM (SELECT *, min(rowid) OVER (PARTITION BY claimant) AS came, "
        "rowid AS line FROM waiting) ORDER BY came, line");
    std::string open;
    while (sorted.step()) {
        const std::string claimant = sorted.text(0);
        if (claimant != open) {
            if (!open.empty()) file.write("</trace>\n");
            file.write("<trace>\n<string key=\"concept:name\" value=\"" + xml_text(claimant) + "\"/>\n");
            file.write(sorted.text(1));
            open = claimant;
        }
        file.write(sorted.text(2));
    }
    if (!open.empty()) file.write("</trace>\n");
    file.write("</log>\n");
    file.close();
}

}  // namespace caseload::output
