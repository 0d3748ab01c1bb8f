#include "output/tables/text_table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace caseload;
using output::TextTable;

TEST_CASE("a wide letter takes two columns of a terminal and a mark on another none", "[text table]") {
    CHECK(output::display_width("Leeds") == 5);
    CHECK(output::display_width("£ ± … é") == 7);
    CHECK(output::display_width("職業安定所") == 10);
    CHECK(output::display_width("ｶﾀｶﾅ") == 4);         // halfwidth forms
    CHECK(output::display_width("Ｌｅｅｄｓ") == 10);  // fullwidth forms
    CHECK(output::display_width("고용센터") == 8);
    CHECK(output::display_width("e\u0301te\u0301") == 3);  // combining acute accents
    CHECK(output::display_width("\xff\xfe") == 2);         // no UTF-8: two replacement characters
    CHECK(output::display_width("") == 0);
}

TEST_CASE("columns stand one under the other whatever letters are in them", "[text table]") {
    TextTable table({{"office", TextTable::Align::left}, {"people"}});
    table.row({"職業安定所", "7"});
    table.row({"Cafe\u0301", "1,234"});
    table.row({"Leeds", "12"});
    CHECK(table.text() ==
          "  office            people\n"
          "  職業安定所             7\n"
          "  Cafe\u0301               1,234\n"
          "  Leeds                 12\n");
}

TEST_CASE("what is cut is never wider than asked, and no letter loses its mark or is halved",
          "[text table]") {
    const std::string plain = "the office in the north";
    const std::string wide = "職業安定所の窓口";
    const std::string marked = "re\u0301sume\u0301s e\u0301taient";
    for (const std::string& text : {plain, wide, marked}) {
        for (int width = 2; width <= output::display_width(text) + 1; ++width) {
            INFO(text << " in " << width);
            for (const std::string& cut :
                 {output::clipped(text, width), output::clipped_inside(text, width)}) {
                CHECK(output::display_width(cut) <= width);
                CHECK((cut == text) == (output::display_width(text) <= width));
                CHECK(cut.find("\u2026\u0301") == std::string::npos);
            }
        }
    }
    CHECK(output::clipped(plain, 11) == "the office…");
    CHECK(output::clipped(wide, 6) == "職業…");
    CHECK(output::clipped(marked, 5) == "re\u0301su…");
    CHECK(output::clipped_inside(wide, 8) == "職業…口");
    CHECK(output::clipped_inside(marked, 8) == "re\u0301su…ent");
}

TEST_CASE("names that differ are not cut to the same", "[text table]") {
    const std::string letters(80, 'x');
    TextTable table({{"office", TextTable::Align::left}, {"why", TextTable::Align::wrapped}});
    table.row({letters + "A" + letters, "one"});
    table.row({letters + "B" + letters, "other"});
    CHECK(table.text().find("A") != std::string::npos);
    CHECK(table.text().find("B") != std::string::npos);
}

TEST_CASE("wide letters are counted when lines are broken", "[text table]") {
    CHECK(output::wrapped("職業 安定 所", 7) == std::vector<std::string>{"職業", "安定 所"});
}
