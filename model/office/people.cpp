#include "model/office/people.hpp"

namespace caseload::model {

std::uint32_t People::add() {
    std::uint32_t id = places();
    if (free_.empty()) {
        words_.resize(words_.size() + layout_->width / sizeof(std::uint32_t));
    } else {
        id = free_.back();
        free_.pop_back();
    }
    Person person = (*this)[id];
    // Generations outlive their owner, so that the events of who was here before have lapsed for who is here now.
    std::memset(&person.clock(0), 0, layout_->width - layout_->clocks);
    const std::uint32_t claim_generation = person.head().claim_generation;
    person.head() = Head{};
    person.head().claim_generation = claim_generation + 1;
    for (std::size_t s = 0; s < strands(); ++s) {
        const std::uint32_t generation = person.strand(s).generation;
        person.strand(s) = Strand{};
        person.strand(s).generation = generation + 1;
    }
    person.head().flags = Head::alive;
    return id;
}

std::uint32_t People::add(std::span<const std::byte> record) {
    const std::uint32_t id = add();
    Person person = (*this)[id];
    const std::uint32_t claim_generation = person.head().claim_generation;
    std::vector<std::uint32_t> generations;
    for (std::size_t s = 0; s < strands(); ++s) generations.push_back(person.strand(s).generation);
    std::memcpy(&person.head(), record.data(), record.size());
    person.head().claim_generation = claim_generation;
    for (std::size_t s = 0; s < strands(); ++s) person.strand(s).generation = generations[s];
    return id;
}

void People::remove(std::uint32_t id) {
    (*this)[id].head().flags = 0;
    free_.push_back(id);
}

}  // namespace caseload::model
