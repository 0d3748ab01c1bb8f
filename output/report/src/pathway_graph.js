// A pathway laid out as a graph: stages in boxes, endings on the arrows.
import { figure, groupWith, mean, stages, words } from './data.js';
import { grouped, lines, percent, time } from './text.js';
import { laidOut, newGraph, wide } from './pathway_layout.js';
import { letters } from './text_width.js';

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
export const box = { width: 186, line: 15, pad: 9, label: 11, step: 13 };

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

/** Time from entry to ending: the median where it was measured, else the mean. */
function typicalTime(stage) {
    const middle = figure('median_time_in_stage', { stage });
    return middle ?? figure('time_in_stage', { stage });
}

/** What stands in a stage's box below its name. */
function facts(stage, entered) {
    if (!(entered > 0)) return ['nobody'];
    const typical = typicalTime(stage);
    const nine = figure('time_in_stage_90', { stage });
    const came = `${grouped(entered)} entered`;
    if (!(typical?.mean >= 1))
        return nine?.mean >= 1 ? [came, `half at once · 9 in 10 ${time(nine.mean)}`] : [came];
    if (!nine) return [`${came} · ${time(typical.mean)}`];
    return [came, `${time(typical.mean)} · 9 in 10 ${time(nine.mean)}`];
}

const clipped = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The endings on an arrow, a line each. */
function saidOf(way, endings) {
    const certain = stages[way.from].does === 'wait';
    return endings
        .slice(0, 4)
        .map(
            ({ ending, count, share }) =>
                `${clipped(ending, 22)}${certain || share > 0.9995 ? '' : ` ${percent(share, share < 0.1 ? 1 : 0)}`} · ${grouped(count)}`,
        );
}

const widest = (said, size) => (said.length ? Math.max(...said.map((line) => letters(line, size))) + 10 : 0);

/** So wide a graph may be before it is cut where its arrows are not long. */
const bearable = 1560;
/** What is a long arrow where a graph is too wide: pixels across or down. */
const long = { across: 380, down: 300 };

/** Ways with a long arrow, but for the busiest of those that come down to a stage: these hold the graph together. */
function longWays(graph, ways) {
    const down = (way) => graph.node(`s${way.from}`).y < graph.node(`s${way.to}`).y;
    const holding = new Map();
    for (const way of ways) {
        if (down(way) && !(holding.get(way.to)?.count >= way.count)) holding.set(way.to, way);
    }
    return ways.filter(
        (way) =>
            holding.get(way.to) !== way && (across(graph, way) > long.across || fall(graph, way) > long.down),
    );
}

const across = (graph, way) => Math.abs(graph.node(`s${way.from}`).x - graph.node(`s${way.to}`).x);
const fall = (graph, way) => Math.abs(graph.node(`s${way.from}`).y - graph.node(`s${way.to}`).y);

/** Of the ways that reach farthest across, the one that fewest take. */
function farthest(graph, ways) {
    const most = Math.max(0, ...ways.map((way) => across(graph, way)));
    const far = ways.filter((way) => across(graph, way) >= 0.5 * most);
    return far.length ? [far.reduce((a, b) => (b.count < a.count ? b : a))] : [];
}

/** A stage's ways with the arrow cut short, told in a list: what they are, and where they lead. */
const listed = (ways) =>
    ways.flatMap((way) => [...way.said, ...lines(`→ ${shortName(way.to)}`, 30).map((line) => `  ${line}`)]);

function graphFrom(pathway, shown, ways, short, compact) {
    const graph = newGraph();
    const coming = comings(pathway.entries);
    const loops = (stage) => ways.filter((way) => way.from === stage && way.to === stage);
    for (const stage of shown) {
        const entered = mean('entered', { stage });
        const name = boxed(shortName(stage));
        const told = facts(stage, entered);
        if (compact) {
            for (const way of loops(stage)) told.push(...way.said.map((line) => `↻ ${line}`));
            for (const { said } of coming.filter(({ to }) => to === stage))
                told.push(`in: ${clipped(said.replace(/^from /, ''), 24)}`);
        }
        const height = 2 * box.pad + box.line * (name.length + told.length);
        graph.setNode(`s${stage}`, { width: box.width, height, name, facts: told, stage, entered });
        const away = ways.filter((way) => way.from === stage && short.has(way));
        if (!away.length) continue;
        const said = listed(away);
        graph.setNode(`to${stage}`, {
            width: widest(said, 11),
            height: 4 + 14 * said.length,
            said,
            list: true,
        });
        const count = away.reduce((sum, way) => sum + way.count, 0);
        graph.setEdge(`s${stage}`, `to${stage}`, { said: [], count, width: 0, height: 0, weight: 4 });
    }
    for (const way of ways) {
        if (short.has(way) || (compact && way.from === way.to)) continue;
        if (way.to < 0 && !graph.hasNode('end')) graph.setNode('end', { width: 18, height: 18, end: true });
        graph.setEdge(`s${way.from}`, way.to < 0 ? 'end' : `s${way.to}`, {
            said: way.said,
            count: way.count,
            width: widest(way.said, box.label),
            height: box.step * way.said.length,
            labelpos: 'c',
            weight: way.count > 0 ? 2 : 1,
        });
    }
    if (compact) return graph;
    coming
        .filter(({ to }) => graph.hasNode(`s${to}`))
        .forEach(({ said, to }, e) => {
            graph.setNode(`e${e}`, { width: widest([said], 12), height: 20, said: [said], entry: true });
            graph.setEdge(`e${e}`, `s${to}`, {
                said: [],
                count: 1,
                entry: true,
                width: 0,
                height: 0,
                weight: 3,
            });
        });
    return graph;
}

export function graphOf(pathway, endedOf) {
    const left = leftOut(pathway, endedOf);
    const shown = pathway.stages.filter((stage) => !left(stage));
    const ways = pathway.ways
        .filter((way) => !left(way.from) && !left(way.to, way))
        .map((way) => {
            const endings = endingsOf(way, endedOf);
            const count = endings.reduce((sum, one) => sum + one.count, 0);
            return { from: way.from, to: way.to, said: saidOf(way, endings), count };
        });
    let graph = laidOut(graphFrom(pathway, shown, ways, new Set(), false));
    const short = new Set();
    // Each layout tells which arrows are still long; when none is, one of the farthest goes.
    for (let again = 0; again < 14 && graph.width > (again < 4 ? wide : bearable); ++again) {
        const whole = ways.filter((way) => way.to >= 0 && way.from !== way.to && !short.has(way));
        const cut = again > 0 ? longWays(graph, whole) : [];
        for (const way of again > 0 && !cut.length ? farthest(graph, whole) : cut) short.add(way);
        graph = laidOut(graphFrom(pathway, shown, ways, short, true));
    }
    return graph;
}
