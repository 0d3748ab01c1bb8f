#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit.hpp"

/// Logs written by hand, to try the auditor on.
namespace audit::written {

/// Replaces `first` by `second`; an empty `first` adds `second` as further lines.
using Edit = std::pair<std::string, std::string>;

/// A sound log in short, life by life: "time|claimant|strand|stage|event|resource|start|end|detail" a line.
extern const std::string sound;

/// What the sound log is held against.
Expectations expectations();

/// The short log with edits as events.csv, its lines in order of time. Throws std::logic_error when an edit's text does
/// not occur exactly once.
std::string csv(std::string log, const std::vector<Edit>& edits = {});

/// Audits a written log.
Report audited(const std::string& events, const Expectations& expected = expectations());

}  // namespace audit::written
