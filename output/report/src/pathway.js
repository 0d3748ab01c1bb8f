// The pathways as they ran: how many went which way, and how long it took.
import * as dagre from '@dagrejs/dagre';
import { figure, groupWith, mean, pathways, stages, words } from './data.js';
import { lines } from './charts.js';
import { el, figureCell, legendOf, picture, section, svgEl, table } from './dom.js';
import { grouped, percent, time } from './text.js';

const kinds = ['appointment', 'call', 'walk_in', 'group_session', 'reviews', 'decision_maker', 'choose', 'wait', 'exit', 'daily_reviews', 'placement'];
const kindColour = (does) => `var(--k${Math.max(0, kinds.indexOf(does))})`;
const box = { width: 186, line: 15, pad: 9 };

const shortName = (stage) => stages[stage].label || words(stages[stage].name);

/** A stage's name in up to three lines that fit its box. */
const boxed = (text) => lines(text, 22).slice(0, 3).map((line) => (line.length > 25 ? `${line.slice(0, 24)}…` : line));

/** How often an ending was taken. */
const taken = (stage, ending) => mean('ended', { stage, group: groupWith('ended', 'ending', ending) });

function endingsOf(way, endedOf) {
    return [...new Set(way.endings)].map((ending) => ({ ending, count: taken(way.from, ending) }))
        .filter(({ count }) => count > 0)
        .map(({ ending, count }) => ({ ending: words(ending), count, share: count / endedOf(way.from) }));
}

function graphOf(pathway, endedOf) {
    const Graph = dagre.Graph ?? dagre.graphlib?.Graph ?? dagre.default.graphlib.Graph;
    const graph = new Graph({ multigraph: false });
    graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 34, edgesep: 14, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const stage of pathway.stages) {
        const entered = mean('entered', { stage });
        const spent = figure('time_in_stage', { stage });
        const name = boxed(shortName(stage));
        const facts = entered > 0 ? [`${grouped(entered)} entered`] : ['nobody'];
        if (spent?.mean >= 1) facts[0] += ` · ${time(spent.mean)}`;
        graph.setNode(`s${stage}`, { width: box.width, height: 2 * box.pad + box.line * (name.length + 1), name, facts, stage, entered });
    }
    for (const way of pathway.ways) {
        const target = way.to < 0 ? 'end' : `s${way.to}`;
        if (way.to < 0 && !graph.hasNode('end')) graph.setNode('end', { width: 18, height: 18, end: true });
        const endings = endingsOf(way, endedOf);
        const said = endings.slice(0, 4).map(({ ending, count, share }) =>
            `${ending.length > 22 ? `${ending.slice(0, 21)}…` : ending}${stages[way.from].does === 'wait' || share > 0.9995 ? '' : ` ${percent(share, share < 0.1 ? 1 : 0)}`} · ${grouped(count)}`);
        const count = endings.reduce((sum, one) => sum + one.count, 0);
        graph.setEdge(`s${way.from}`, target, {
            said, count, width: said.length ? 6 * Math.max(...said.map((line) => line.length)) + 6 : 0, height: 13 * said.length, labelpos: 'c',
            weight: count > 0 ? 2 : 1,
        });
    }
    pathway.entries.forEach((entry, e) => {
        const said = entry.by === 'strand' ? `from ${words(entry.name)}` : entry.by === 'happening' ? `on ${words(entry.name)}` : words(entry.name);
        graph.setNode(`e${e}`, { width: 7 * Math.min(said.length, 34) + 14, height: 20, said, entry: true });
        graph.setEdge(`e${e}`, `s${entry.to}`, { said: [], count: 1, entry: true, width: 0, height: 0 });
    });
    (dagre.layout ?? dagre.default.layout)(graph);
    return graph;
}

function curve(points) {
    if (points.length < 3) return `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
    let path = `M${points[0].x} ${points[0].y}`;
    for (let i = 1; i < points.length - 1; ++i) {
        const [here, next] = [points[i], points[i + 1]];
        const until = i === points.length - 2 ? next : { x: (here.x + next.x) / 2, y: (here.y + next.y) / 2 };
        path += `Q${here.x} ${here.y} ${until.x} ${until.y}`;
    }
    return path;
}

/** Back to the stage it left: a loop at the right of its box. */
function loop({ x, y, width }) {
    const right = x + width / 2;
    return `M${right} ${y - 7}C${right + 26} ${y - 24} ${right + 26} ${y + 24} ${right} ${y + 7}`;
}

function drawn(graph, id) {
    const { width, height } = graph.graph();
    const most = Math.max(1, ...graph.edges().map((edge) => graph.edge(edge).count));
    const arrow = `arrow-${id}`;
    const picture = svgEl('svg', { width: Math.ceil(width), height: Math.ceil(height), viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, 'aria-hidden': 'true', 'font-family': 'system-ui, "Liberation Sans", Arial, sans-serif' },
        svgEl('defs', {}, svgEl('marker', { id: arrow, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto', markerUnits: 'userSpaceOnUse' },
            svgEl('path', { d: 'M0 0L8 4L0 8Z', fill: 'var(--soft)' }))));
    const labels = [];
    for (const edge of graph.edges()) {
        const { points, count, said, x, y, entry } = graph.edge(edge);
        picture.append(svgEl('path', {
            d: edge.v === edge.w ? loop(graph.node(edge.v)) : curve(points), fill: 'none', stroke: count > 0 ? 'var(--soft)' : 'var(--rule)', 'marker-end': `url(#${arrow})`,
            'stroke-width': entry || !(count > 0) ? 1 : 1 + 5 * Math.sqrt(count / most), 'stroke-dasharray': count > 0 && !entry ? null : '4 4', 'stroke-opacity': 0.85,
        }));
        said.forEach((line, i) => labels.push(svgEl('text', {
            x: edge.v === edge.w ? graph.node(edge.v).x + graph.node(edge.v).width / 2 + 24 : x, y: y + 4 + 13 * (i - (said.length - 1) / 2), 'text-anchor': edge.v === edge.w ? 'start' : 'middle', 'font-size': 11, fill: 'var(--ink)',
            stroke: 'var(--page)', 'stroke-width': 4, 'paint-order': 'stroke', 'stroke-linejoin': 'round',
        }, line)));
    }
    for (const node of graph.nodes()) {
        const one = graph.node(node);
        const [left, top] = [one.x - one.width / 2, one.y - one.height / 2];
        if (one.end) {
            picture.append(svgEl('circle', { cx: one.x, cy: one.y, r: 9, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5 }), svgEl('circle', { cx: one.x, cy: one.y, r: 5, fill: 'var(--ink)' }));
        } else if (one.entry) {
            picture.append(svgEl('text', { x: one.x, y: one.y + 4, 'text-anchor': 'middle', 'font-size': 12, 'font-style': 'italic', fill: 'var(--ink)' }, one.said));
        } else {
            picture.append(svgEl('rect', { x: left, y: top, width: one.width, height: one.height, rx: 6, fill: kindColour(stages[one.stage].does), stroke: 'var(--soft)', 'stroke-dasharray': one.entered > 0 ? null : '4 4' }));
            one.name.forEach((line, i) => picture.append(svgEl('text', { x: one.x, y: top + box.pad + 11 + box.line * i, 'text-anchor': 'middle', 'font-size': 13, 'font-weight': 600, fill: 'var(--ink)' }, line)));
            one.facts.forEach((line, i) => picture.append(svgEl('text', { x: one.x, y: top + box.pad + 11 + box.line * (one.name.length + i), 'text-anchor': 'middle', 'font-size': 12, fill: 'var(--ink)' }, line)));
        }
    }
    picture.append(...labels);
    return picture;
}

function one(pathway, place) {
    const ended = new Map();
    const endedOf = (stage) => ended.get(stage) || 1;
    for (const stage of pathway.stages)
        ended.set(stage, [...new Set(pathway.ways.filter((way) => way.from === stage).flatMap((way) => way.endings))].reduce((sum, ending) => sum + taken(stage, ending), 0));
    const graph = graphOf(pathway, endedOf);
    const visited = pathway.stages.filter((stage) => mean('entered', { stage }) > 0);
    const longest = visited.map((stage) => figure('time_in_stage', { stage })).filter((row) => row?.mean > 0).sort((a, b) => b.mean - a.mean)[0];
    const entered = visited.map((stage) => [stage, mean('entered', { stage })]).sort((a, b) => b[1] - a[1])[0];
    const unused = pathway.ways.filter((way) => way.endings.length && !endingsOf(way, endedOf).length).length;
    const used = kinds.filter((does) => pathway.stages.some((stage) => stages[stage].does === does));
    const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'group' }, drawn(graph, place));
    return picture({
        title: `Pathway “${words(pathway.name)}”`,
        say: (entered ? `Most entries are into “${shortName(entered[0])}”, ${grouped(entered[1])} in a replication. ` : 'Nobody entered this pathway. ')
            + (longest ? `People stay longest in “${shortName(longest.stage)}”: ${time(longest.mean)} on average. ` : '')
            + (unused ? `${unused} of ${pathway.ways.length} ways were never taken (dashed).` : 'Every way was taken.'),
        legend: legendOf(used.map((does) => ({ name: words(does), colour: kindColour(does), bar: true }))),
        body: scroller,
        note: 'In a box: entries in a replication and the mean time from entry to ending. On an arrow: the ending, its share of the stage’s endings, and how many took it; thicker arrows carry more people. All are means over replications.',
        data: table(`Stages of ${words(pathway.name)}`, ['stage', 'kind', 'entered', 'mean time', 'mean wait', 'endings', 'guidance'],
            pathway.stages.map((stage) => [shortName(stage), words(stages[stage].does), figureCell(figure('entered', { stage })), figureCell(figure('time_in_stage', { stage })), figureCell(figure('wait', { stage })),
                pathway.ways.filter((way) => way.from === stage).flatMap((way) => endingsOf(way, endedOf).map(({ ending, count, share }) => `${ending} ${percent(share, 1)} (${grouped(count)})`)).join(', '),
                stages[stage].guidance || ''])),
    });
}

export function pathwayPictures() {
    return section('pathways', 'The pathway as it ran', pathways.filter((pathway) => pathway.stages.length).map(one));
}
