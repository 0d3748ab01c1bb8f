#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace caseload::model {

/// A rule, published fact or reading of the guidance, in our own words. Rules that the guidance states together
/// share a sentence.
struct Rule {
    std::string_view id;  ///< Document and paragraph, "IAP-9".
    char kind;            ///< 'M' modelled, 'T' costs time but takes no decision, 'N' not modelled.
    /// "IAP", "TRIAL", "PWPS" (Post Work Programme Support) or "HTW" (Help to Work); "READING" where the guidance
    /// leaves a gap that we fill; "FACT" for figures published elsewhere.
    std::string_view document;
    std::string_view sentence;
};

/// Every rule, document by document, ascending by paragraph: rules.csv as it was when the program was built.
std::span<const Rule> rules();

/// The rule of this id ("IAP-9"), or nullptr.
const Rule* find_rule(std::string_view id);

/// The ids in a list such as "IAP-9 IAP-17" or "assumption (IAP-11)": every word that looks like an id, known or not.
std::vector<std::string_view> ids_in(std::string_view text);

/// Reads a table with the columns id,kind,document,sentence, the sentence in double quotes and holding none.
/// The rules point into `table`, which must outlive them.
/// @throws std::runtime_error naming the line that cannot be read.
std::vector<Rule> parse_rules(std::string_view table);

}  // namespace caseload::model
