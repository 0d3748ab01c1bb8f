#include "cli/checkpoint.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <fstream>
#include <vector>

#include "model/saved/saved.hpp"
#include "output/files/file.hpp"
#include "sim/state.hpp"

namespace caseload::cli {

namespace {

constexpr std::string_view label = "checkpoint";
constexpr std::int64_t longest_interval = 1'000'000;

std::filesystem::path beside(const std::filesystem::path& out) {
    std::filesystem::path path = std::filesystem::absolute(out).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    path += ".checkpoint";
    return path;
}

}  // namespace

std::optional<std::chrono::seconds> parse_interval(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0 || number > longest_interval) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit == "s") return std::chrono::seconds{number};
    if (unit == "min") return std::chrono::minutes{number};
    if (unit == "h") return std::chrono::hours{number};
    return std::nullopt;
}

Checkpoint::Checkpoint(const std::filesystem::path& out, std::string run)
    : path_(beside(out)), run_(std::move(run)), last_(std::chrono::steady_clock::now()) {}

void Checkpoint::write(const model::Results& results) const {
    sim::StateWriter writer(label);
    writer("run", run_);
    writer("results", results);
    const std::vector<std::byte> bytes = std::move(writer).finish();
    output::write_file(path_, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void Checkpoint::write_now_and_then(const model::Results& results, std::chrono::seconds interval) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < interval) return;
    last_ = now;
    try {
        write(results);
    } catch (const output::WriteError& failure) {
        fmt::print(stderr, "the checkpoint was not written, the run goes on: {}\n", failure.what());
    }
}

model::Results Checkpoint::read(const model::Setup& setup) const {
    const auto refuse = [&](const std::string& why) { throw model::StateError(path_.string() + ": " + why); };
    std::ifstream file(path_, std::ios::binary);
    if (!file) refuse("there is no checkpoint to go on from");
    const std::vector<char> text{std::istreambuf_iterator<char>(file), {}};
    model::Results results(setup);
    try {
        sim::StateReader reader(std::as_bytes(std::span(text)), label);
        std::string run;
        reader("run", run);
        if (run != run_) refuse("is of another run: " + run + "; this one is " + run_);
        const std::size_t derived = results.derived.size();
        reader("results", results);
        reader.finish();
        if (results.derived.size() != derived || results.replications < 0)
            refuse("its figures are not those of this run");
    } catch (const model::StateError&) {
        throw;
    } catch (const std::exception& failure) {
        refuse(std::string("cannot be used: ") + failure.what());
    }
    return results;
}

void Checkpoint::remove() const noexcept {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

}  // namespace caseload::cli
