#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

/// Scenarios to begin with: each is sound as it stands, and the lines to change first are marked in it.
namespace caseload::cli {

/// A number to be filled in: the first one after the sign of equality on the line that is marked `# <- option`.
struct Blank {
    std::string_view option;
    std::string_view question;
    double low = 0;
    double high = 0;
    double step = 0;  ///< A multiple of this; 0: any number between.
};

struct Start {
    std::string_view
        kind;  ///< "office": what `caseload new` is told, and the name of the file without another.
    std::string_view meaning;  ///< For --help.
    std::string_view text;     ///< A scenario; `@file@` stands for the file's name.
    std::span<const Blank> blanks;
};

extern const Start office, clinic, help_desk;
inline const std::array<const Start*, 3> starts{&office, &clinic, &help_desk};

/// The number that stands in the start's text for a blank.
std::string standard(const Start& start, const Blank& blank);

/// The scenario with the given numbers, by option, and the name of its file put in.
std::string filled(const Start& start, const std::map<std::string, std::string>& numbers,
                   std::string_view file);

}  // namespace caseload::cli
