// Places for the boxes and arrows of a graph: dagre's, part by part, and the parts in rows.
import * as dagre from '@dagrejs/dagre';

/** A row of parts is at most so many pixels wide, unless it has one part. */
export const wide = 1250;
const gap = 24;

export function newGraph() {
    const Graph = dagre.Graph ?? dagre.graphlib?.Graph ?? dagre.default.graphlib.Graph;
    const graph = new Graph({ multigraph: false });
    graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 30, edgesep: 8, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    return graph;
}

/** The nodes of each part that no arrow joins to another, the largest part first. */
function parts(graph) {
    const found = [];
    const seen = new Set();
    for (const node of graph.nodes()) {
        if (seen.has(node)) continue;
        const part = [node];
        seen.add(node);
        for (let at = 0; at < part.length; ++at) {
            for (const next of graph.neighbors(part[at])) {
                if (seen.has(next)) continue;
                seen.add(next);
                part.push(next);
            }
        }
        found.push(new Set(part));
    }
    return found.sort((a, b) => b.size - a.size);
}

/** The graph with x and y of its nodes, points of its edges, and its width and height. */
export function laidOut(graph) {
    const placed = parts(graph).map((part) => {
        const sub = newGraph();
        for (const node of graph.nodes()) if (part.has(node)) sub.setNode(node, graph.node(node));
        for (const edge of graph.edges()) if (part.has(edge.v)) sub.setEdge(edge.v, edge.w, graph.edge(edge));
        (dagre.layout ?? dagre.default.layout)(sub);
        return sub;
    });
    const widest = Math.max(wide, ...placed.map((part) => part.graph().width));
    const row = { left: 0, top: 0, height: 0 };
    graph.width = graph.height = 0;
    for (const part of placed) {
        const { width, height } = part.graph();
        if (row.left > 0 && row.left + width > widest)
            Object.assign(row, { left: 0, top: row.top + row.height + gap, height: 0 });
        for (const node of part.nodes()) move(graph.node(node), row);
        for (const edge of part.edges()) {
            const one = graph.edge(edge);
            move(one, row);
            one.points.forEach((point) => move(point, row));
        }
        row.left += width + gap;
        row.height = Math.max(row.height, height);
        graph.width = Math.max(graph.width, row.left - gap);
        graph.height = Math.max(graph.height, row.top + height);
    }
    return graph;
}

function move(place, { left, top }) {
    place.x += left;
    place.y += top;
}
