#include "output/pictures/layered_layout.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>
#include <iterator>
#include <numeric>

namespace caseload::output {

namespace {

using Digraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                      std::size_t /* the arrow */>;
constexpr double between = 14;  // side by side
constexpr double margin = 10;
constexpr int order_sweeps = 40;
constexpr int place_sweeps = 40;

/// Marks the arrows that close a cycle.
struct Backward : boost::default_dfs_visitor {
    std::vector<LaidArrow>* arrows;
    template <class Edge> void back_edge(Edge edge, const Digraph& graph) const {
        (*arrows)[graph[edge]].upward = true;
    }
};

/// The row of every box: the longest path to it, without the arrows that lead back.
std::vector<std::size_t> rows_of(Layout& picture) {
    Digraph graph(picture.boxes.size());
    const auto& arrows = picture.arrows;
    for (std::size_t a = 0; a < arrows.size(); ++a)
        if (arrows[a].from != arrows[a].to) boost::add_edge(arrows[a].from, arrows[a].to, a, graph);
    Backward backward;
    backward.arrows = &picture.arrows;
    boost::depth_first_search(graph, boost::visitor(backward));
    Digraph downward(picture.boxes.size());
    for (std::size_t a = 0; a < arrows.size(); ++a) {
        if (arrows[a].from == arrows[a].to) continue;
        boost::add_edge(arrows[a].upward ? arrows[a].to : arrows[a].from,
                        arrows[a].upward ? arrows[a].from : arrows[a].to, a, downward);
    }
    std::vector<std::size_t> last_first;
    boost::topological_sort(downward, std::back_inserter(last_first));
    std::vector<std::size_t> row(picture.boxes.size());
    for (auto v = last_first.rbegin(); v != last_first.rend(); ++v)
        for (const auto edge : boost::make_iterator_range(boost::out_edges(*v, downward)))
            row[boost::target(edge, downward)] = std::max(row[boost::target(edge, downward)], row[*v] + 1);
    // What has more ways out than in stands as low as it can, so that its arrows are short.
    for (const std::size_t v : last_first) {
        if (boost::out_degree(v, downward) <= boost::in_degree(v, downward)) continue;
        std::size_t next = picture.boxes.size();
        for (const auto edge : boost::make_iterator_range(boost::out_edges(v, downward)))
            next = std::min(next, row[boost::target(edge, downward)]);
        row[v] = next - 1;
    }
    return row;
}

/// A box, or where an arrow passes a level. Boxes stand on even levels, labels on odd ones.
struct Knot {
    double width = 0;
    double height = 0;
    double weight = 1;  // how much it wants to stand below and above its neighbours
    double x = 0;
    std::size_t place = 0;  // in its level
    std::vector<std::size_t> above{}, below{};
};

struct Levels {
    std::vector<Knot> knots;                       // the boxes first
    std::vector<std::vector<std::size_t>> levels;  // from left to right
    std::vector<std::vector<std::size_t>> chains;  // by arrow, from top to bottom
};

Levels split(const Layout& picture, const std::vector<std::size_t>& row) {
    Levels split;
    const std::size_t last = row.empty() ? 0 : *std::max_element(row.begin(), row.end());
    split.levels.resize(2 * last + 1);
    const auto add = [&](Knot knot, std::size_t level) {
        split.levels[level].push_back(split.knots.size());
        split.knots.push_back(std::move(knot));
        return split.knots.size() - 1;
    };
    for (std::size_t b = 0; b < row.size(); ++b)
        add({picture.boxes[b].width, picture.boxes[b].height}, 2 * row[b]);
    for (const LaidArrow& arrow : picture.arrows) {
        auto& chain = split.chains.emplace_back();
        if (arrow.from == arrow.to) continue;
        const std::size_t top = arrow.upward ? arrow.to : arrow.from;
        const std::size_t bottom = arrow.upward ? arrow.from : arrow.to;
        // The label stands beside the box that the arrow leaves.
        const std::size_t labelled = arrow.upward ? 2 * row[bottom] - 1 : 2 * row[top] + 1;
        chain.push_back(top);
        for (std::size_t level = 2 * row[top] + 1; level < 2 * row[bottom]; ++level) {
            const bool here = level == labelled;
            chain.push_back(
                add({here ? arrow.label_width : 2, here ? arrow.label_height : 0, here ? 2.0 : 6.0}, level));
        }
        chain.push_back(bottom);
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            split.knots[chain[i]].below.push_back(chain[i + 1]);
            split.knots[chain[i + 1]].above.push_back(chain[i]);
        }
    }
    return split;
}

void number(Levels& all, std::size_t level) {
    for (std::size_t i = 0; i < all.levels[level].size(); ++i) all.knots[all.levels[level][i]].place = i;
}

/// How many pairs of lines cross between a level and the next: inversions, counted in a Fenwick tree.
std::size_t crossings(const Levels& all) {
    std::size_t count = 0;
    for (std::size_t level = 0; level + 1 < all.levels.size(); ++level) {
        std::vector<std::size_t> tree(all.levels[level + 1].size() + 1);
        std::size_t seen = 0;
        for (const std::size_t upper : all.levels[level]) {
            const auto& below = all.knots[upper].below;
            for (const std::size_t lower : below) {
                std::size_t left_or_same = 0;
                for (std::size_t i = all.knots[lower].place + 1; i > 0; i &= i - 1) left_or_same += tree[i];
                count += seen - left_or_same;
            }
            for (const std::size_t lower : below)
                for (std::size_t i = all.knots[lower].place + 1; i < tree.size(); i += i & (~i + 1))
                    ++tree[i];
            seen += below.size();
        }
    }
    return count;
}

/// Barycentre ordering, down and up in turn; the order with the fewest crossings stays.
void order(Levels& all) {
    for (std::size_t level = 0; level < all.levels.size(); ++level) number(all, level);
    auto best = all.levels;
    std::size_t fewest = crossings(all);
    std::vector<double> barycentre(all.knots.size());
    for (int sweep = 0; sweep < order_sweeps && fewest > 0; ++sweep) {
        for (std::size_t step = 1; step < all.levels.size(); ++step) {
            const std::size_t level = sweep % 2 == 0 ? step : all.levels.size() - 1 - step;
            for (const std::size_t knot : all.levels[level]) {
                const auto& beside = sweep % 2 == 0 ? all.knots[knot].above : all.knots[knot].below;
                double sum = 0;
                for (const std::size_t other : beside) sum += static_cast<double>(all.knots[other].place);
                barycentre[knot] = beside.empty() ? static_cast<double>(all.knots[knot].place)
                                                  : sum / static_cast<double>(beside.size());
            }
            std::stable_sort(
                all.levels[level].begin(), all.levels[level].end(),
                [&](std::size_t one, std::size_t other) { return barycentre[one] < barycentre[other]; });
            number(all, level);
        }
        const std::size_t now = crossings(all);
        if (now >= fewest) continue;
        fewest = now;
        best = all.levels;
    }
    all.levels = std::move(best);
}

/// Moves a level's knots to where they want to be, in least squares, keeping their order and distance: weighted
/// isotonic regression by pooling adjacent violators.
void settle(Levels& all, std::size_t level, const std::vector<double>& wanted) {
    struct Pool {
        double sum, weight;
        std::size_t count;
    };
    std::vector<Pool> pools;
    std::vector<double> offset;
    double along = 0;
    for (const std::size_t id : all.levels[level]) {
        const Knot& knot = all.knots[id];
        along += knot.width / 2;
        offset.push_back(along);
        along += knot.width / 2 + between;
        pools.push_back({knot.weight * (wanted[id] - offset.back()), knot.weight, 1});
        while (pools.size() > 1) {
            Pool& before = pools[pools.size() - 2];
            const Pool& last = pools.back();
            if (before.sum / before.weight < last.sum / last.weight) break;
            before = {before.sum + last.sum, before.weight + last.weight, before.count + last.count};
            pools.pop_back();
        }
    }
    std::size_t i = 0;
    for (const Pool& pool : pools)
        for (std::size_t n = 0; n < pool.count; ++n, ++i)
            all.knots[all.levels[level][i]].x = pool.sum / pool.weight + offset[i];
}

void place(Levels& all) {
    std::vector<double> wanted(all.knots.size());
    for (int sweep = 0; sweep < place_sweeps; ++sweep) {
        for (std::size_t step = 0; step < all.levels.size(); ++step) {
            const std::size_t level = sweep % 2 == 0 ? step : all.levels.size() - 1 - step;
            for (const std::size_t id : all.levels[level]) {
                const Knot& knot = all.knots[id];
                double sum = 0;
                double weight = 0;
                for (const auto* beside : {&knot.above, &knot.below}) {
                    for (const std::size_t other : *beside) {
                        sum += all.knots[other].weight * all.knots[other].x;
                        weight += all.knots[other].weight;
                    }
                }
                wanted[id] = weight > 0 ? sum / weight : knot.x;
            }
            settle(all, level, wanted);
        }
    }
    double left = 0;
    for (const Knot& knot : all.knots) left = std::min(left, knot.x - knot.width / 2);
    for (Knot& knot : all.knots) knot.x += margin - left;
}

struct Band {
    double top = 0;
    double bottom = 0;
};

/// The height of every level; between two there is the more room the farther their lines go sideways.
std::vector<Band> bands_of(const Levels& all) {
    std::vector<Band> bands;
    double y = margin;
    for (const auto& level : all.levels) {
        double height = 0;
        double sideways = 0;
        for (const std::size_t id : level) {
            const Knot& knot = all.knots[id];
            height = std::max(height, knot.height);
            for (const std::size_t other : knot.below)
                sideways = std::max(sideways, std::abs(knot.x - all.knots[other].x));
        }
        bands.push_back({y, y + height});
        y += height + std::clamp(8 + sideways * 0.09, 12.0, 60.0);
    }
    return bands;
}

/// Where lines touch a box: side by side in the order of where they come from or go to.
double touches(const Levels& all, const LaidBox& box, const std::vector<std::size_t>& beside,
               std::size_t other) {
    const auto left_of = std::count_if(beside.begin(), beside.end(), [&](std::size_t one) {
        return std::pair(all.knots[one].x, one) < std::pair(all.knots[other].x, other);
    });
    const double share = (static_cast<double>(left_of) + 1) / (static_cast<double>(beside.size()) + 1) - 0.5;
    return box.centre.x + share * box.shown * 0.85;
}

}  // namespace

void lay_out(Layout& picture) {
    const std::vector<std::size_t> row = rows_of(picture);
    Levels all = split(picture, row);
    order(all);
    place(all);
    const std::vector<Band> bands = bands_of(all);
    for (std::size_t b = 0; b < row.size(); ++b) {
        const Band band = bands[2 * row[b]];
        picture.boxes[b].centre = {all.knots[b].x, (band.top + band.bottom) / 2};
    }
    for (std::size_t a = 0; a < picture.arrows.size(); ++a) {
        LaidArrow& arrow = picture.arrows[a];
        const auto& chain = all.chains[a];
        if (chain.empty()) continue;
        const LaidBox& top = picture.boxes[chain.front()];
        const LaidBox& bottom = picture.boxes[chain.back()];
        arrow.course.push_back(
            {touches(all, top, all.knots[chain.front()].below, chain[1]), top.centre.y + top.height / 2});
        for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
            const Band band = bands[2 * row[chain.front()] + i];
            arrow.course.push_back({all.knots[chain[i]].x, band.top});
            arrow.course.push_back({all.knots[chain[i]].x, band.bottom});
        }
        const std::size_t labelled = arrow.upward ? chain.size() - 2 : 1;
        const Band band = bands[2 * row[chain.front()] + labelled];
        arrow.label = {all.knots[chain[labelled]].x, (band.top + band.bottom) / 2};
        arrow.course.push_back({touches(all, bottom, all.knots[chain.back()].above, chain[chain.size() - 2]),
                                bottom.centre.y - bottom.height / 2});
        if (arrow.upward) std::reverse(arrow.course.begin(), arrow.course.end());
    }
    for (const Knot& knot : all.knots)
        picture.width = std::max(picture.width, knot.x + knot.width / 2 + margin);
    picture.height = bands.empty() ? 0 : bands.back().bottom + margin;
}

}  // namespace caseload::output
