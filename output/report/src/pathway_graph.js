// A pathway laid out as a graph: stages in boxes, endings on the arrows.
import * as dagre from '@dagrejs/dagre';
import { figure, groupWith, mean, stages, words } from './data.js';
import { grouped, lines, percent, time } from './text.js';

export const kinds = [
    'appointment',
    'call',
    'walk_in',
    'group_session',
    'reviews',
    'decision_maker',
    'choose',
    'wait',
    'exit',
    'daily_reviews',
    'placement',
];
export const kindColour = (does) => `var(--k${Math.max(0, kinds.indexOf(does))})`;
export const box = { width: 186, line: 15, pad: 9 };

export const shortName = (stage) => stages[stage].label || words(stages[stage].name);

/** A stage's name in up to three lines that fit its box. */
const boxed = (text) =>
    lines(text, 22)
        .slice(0, 3)
        .map((line) => (line.length > 25 ? `${line.slice(0, 24)}…` : line));

/** How often an ending was taken. */
export const taken = (stage, ending) => mean('ended', { stage, group: groupWith('ended', 'ending', ending) });

/** The endings of a way that were taken, of as many as `endedOf` says its stage had. */
export function endingsOf(way, endedOf) {
    return [...new Set(way.endings)]
        .map((ending) => ({ ending, count: taken(way.from, ending) }))
        .filter(({ count }) => count > 0)
        .map(({ ending, count }) => ({ ending: words(ending), count, share: count / endedOf(way.from) }));
}

/** Of larger pathways only what was visited is drawn: with the rest they cannot be read. */
export const largest = 25;

function leftOut({ stages: all }, endedOf) {
    if (all.length <= largest) return () => false;
    return (stage, way) =>
        (way && way.endings.length > 0 && !endingsOf(way, endedOf).length) ||
        (stage >= 0 && !(mean('entered', { stage }) > 0));
}

/** Where people come in, told once for each stage that they come to and each kind of coming. */
function comings(entries) {
    const kinds = new Map();
    for (const { by, name, to } of entries) {
        const kind = `${by}|${to}`;
        if (!kinds.has(kind)) kinds.set(kind, { by, to, names: new Set() });
        kinds.get(kind).names.add(words(name));
    }
    return [...kinds.values()].map(({ by, to, names }) => {
        const some = names.size > 2 ? null : [...names].join(' and ');
        if (by === 'strand') return { to, said: `from ${some ?? `${names.size} other stages`}` };
        if (by === 'happening') return { to, said: `on ${some ?? 'what happens to the claim'}` };
        return { to, said: some ?? `${names.size} sources` };
    });
}

export function graphOf(pathway, endedOf) {
    const Graph = dagre.Graph ?? dagre.graphlib?.Graph ?? dagre.default.graphlib.Graph;
    const graph = new Graph({ multigraph: false });
    graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 34, edgesep: 10, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    const left = leftOut(pathway, endedOf);
    for (const stage of pathway.stages) {
        if (left(stage)) continue;
        const entered = mean('entered', { stage });
        const spent = figure('time_in_stage', { stage });
        const name = boxed(shortName(stage));
        const facts = entered > 0 ? [`${grouped(entered)} entered`] : ['nobody'];
        if (spent?.mean >= 1) facts[0] += ` · ${time(spent.mean)}`;
        graph.setNode(`s${stage}`, {
            width: box.width,
            height: 2 * box.pad + box.line * (name.length + 1),
            name,
            facts,
            stage,
            entered,
        });
    }
    for (const way of pathway.ways) {
        if (left(way.from) || left(way.to, way)) continue;
        const target = way.to < 0 ? 'end' : `s${way.to}`;
        if (way.to < 0 && !graph.hasNode('end')) graph.setNode('end', { width: 18, height: 18, end: true });
        const endings = endingsOf(way, endedOf);
        const said = endings
            .slice(0, 4)
            .map(
                ({ ending, count, share }) =>
                    `${ending.length > 22 ? `${ending.slice(0, 21)}…` : ending}${stages[way.from].does === 'wait' || share > 0.9995 ? '' : ` ${percent(share, share < 0.1 ? 1 : 0)}`} · ${grouped(count)}`,
            );
        const count = endings.reduce((sum, one) => sum + one.count, 0);
        graph.setEdge(`s${way.from}`, target, {
            said,
            count,
            width: said.length ? 6 * Math.max(...said.map((line) => line.length)) + 6 : 0,
            height: 13 * said.length,
            labelpos: 'c',
            weight: count > 0 ? 2 : 1,
        });
    }
    comings(pathway.entries)
        .filter(({ to }) => graph.hasNode(`s${to}`))
        .forEach(({ said, to }, e) => {
            graph.setNode(`e${e}`, { width: 7 * said.length + 14, height: 20, said, entry: true });
            graph.setEdge(`e${e}`, `s${to}`, { said: [], count: 1, entry: true, width: 0, height: 0 });
        });
    (dagre.layout ?? dagre.default.layout)(graph);
    return graph;
}
