#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/results/results.hpp"
#include "output/pictures/layered_layout.hpp"

/// A pathway as it ran: what its picture in the report says and where it stands, by the layout of `caseload draw`.
namespace caseload::output {

struct PictureBox {
    enum class Kind : std::uint8_t {
        stage,
        entry,  ///< Where people come in.
        list,   ///< A stage's ways that are cut short: what they are, and indented where they lead.
        end     ///< The strand ends.
    };
    Kind kind = Kind::stage;
    std::uint16_t stage = model::nowhere;
    std::vector<std::string> name{};  ///< Of a stage.
    std::vector<std::string> said{};  ///< Of a stage below its name.
};

struct PictureArrow {
    std::vector<std::string> said{};  ///< The endings.
    double count = 0;                 ///< Who goes this way in a replication.
    bool entry = false;               ///< It leads in from outside.
};

struct PathwayPicture {
    Layout layout{};
    std::vector<PictureBox> boxes{};                ///< As in the layout.
    std::vector<PictureArrow> arrows{};             ///< As in the layout.
    std::map<std::uint16_t, std::size_t> box_of{};  ///< By stage.
    bool whole = true;       ///< Else stages that nobody entered and ways that nobody took are left out.
    bool shortened = false;  ///< Long arrows are cut short; loops and entries stand in the stages' boxes.
};

/// Wide pictures are shortened until they can be read.
PathwayPicture picture_of(const model::Results& results, std::size_t pathway);

}  // namespace caseload::output
