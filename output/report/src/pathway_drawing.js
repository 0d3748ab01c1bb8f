// A pathway's graph as a picture.
import { stages } from './data.js';
import { svgEl } from './dom.js';
import { box, kindColour } from './pathway_graph.js';
import { font, letters } from './text_width.js';

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

const between = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Where on its curve an arrow's label stands: beside the point that the layout kept free for it. */
function onCurve(points, { x, y }) {
    if (points.length < 3) return { x, y };
    const away = (point) => Math.hypot(point.x - x, point.y - y);
    let i = 1;
    for (let j = 2; j < points.length - 1; ++j) if (away(points[j]) < away(points[i])) i = j;
    const start = i === 1 ? points[0] : between(points[i - 1], points[i]);
    const end = i === points.length - 2 ? points.at(-1) : between(points[i], points[i + 1]);
    const near = between(points[i], between(start, end));
    // So near that its ground touches the line, a label keeps the place that is free of others.
    return Math.hypot(near.x - x, near.y - y) < 30 ? { x, y } : near;
}

/** Back to the stage it left: a loop at the right of its box. */
function loop({ x, y, width }) {
    const right = x + width / 2;
    return `M${right} ${y - 7}C${right + 26} ${y - 24} ${right + 26} ${y + 24} ${right} ${y + 7}`;
}

/** The endings on an arrow, before a ground of their own so that no line runs through the letters. */
function labelOf(said, looped, x, y) {
    const wide = Math.max(...said.map((line) => letters(line, box.label))) + 6;
    const left = looped ? looped.x + looped.width / 2 + 21 : x - wide / 2;
    const top = y - (box.step * said.length) / 2 - 1;
    return svgEl(
        'g',
        {},
        svgEl('rect', {
            x: left,
            y: top,
            width: wide,
            height: box.step * said.length + 2,
            rx: 3,
            fill: 'var(--page)',
        }),
        said.map((line, i) =>
            svgEl(
                'text',
                {
                    x: left + wide / 2,
                    y: top + 11 + box.step * i,
                    'text-anchor': 'middle',
                    'font-size': box.label,
                    fill: 'var(--ink)',
                },
                line,
            ),
        ),
    );
}

export function drawn(graph, id) {
    const { width, height } = graph;
    const most = Math.max(1, ...graph.edges().map((edge) => graph.edge(edge).count));
    const arrow = `arrow-${id}`;
    const picture = svgEl(
        'svg',
        {
            width: Math.ceil(width),
            height: Math.ceil(height),
            viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
            'aria-hidden': 'true',
            'font-family': font,
        },
        svgEl(
            'defs',
            {},
            svgEl(
                'marker',
                {
                    id: arrow,
                    viewBox: '0 0 8 8',
                    refX: 7,
                    refY: 4,
                    markerWidth: 8,
                    markerHeight: 8,
                    orient: 'auto',
                    markerUnits: 'userSpaceOnUse',
                },
                svgEl('path', { d: 'M0 0L8 4L0 8Z', fill: 'var(--soft)' }),
            ),
        ),
    );
    const labels = [];
    for (const edge of graph.edges()) {
        const { points, count, said, entry, ...kept } = graph.edge(edge);
        const { x, y } = onCurve(points, kept);
        picture.append(
            svgEl('path', {
                d: edge.v === edge.w ? loop(graph.node(edge.v)) : curve(points),
                fill: 'none',
                stroke: count > 0 ? 'var(--soft)' : 'var(--rule)',
                'marker-end': `url(#${arrow})`,
                'stroke-width': entry || !(count > 0) ? 1 : 1 + 5 * Math.sqrt(count / most),
                'stroke-dasharray': count > 0 && !entry ? null : '4 4',
                'stroke-opacity': 0.85,
            }),
        );
        if (said.length) labels.push(labelOf(said, edge.v === edge.w ? graph.node(edge.v) : null, x, y));
    }
    for (const node of graph.nodes()) {
        const one = graph.node(node);
        const [left, top] = [one.x - one.width / 2, one.y - one.height / 2];
        if (one.end) {
            picture.append(
                svgEl('circle', {
                    cx: one.x,
                    cy: one.y,
                    r: 9,
                    fill: 'none',
                    stroke: 'var(--ink)',
                    'stroke-width': 1.5,
                }),
                svgEl('circle', { cx: one.x, cy: one.y, r: 5, fill: 'var(--ink)' }),
            );
        } else if (one.said) {
            one.said.forEach((line, i) =>
                picture.append(
                    svgEl(
                        'text',
                        {
                            x: one.list ? left + 5 + (line.startsWith(' ') ? 10 : 0) : one.x,
                            y: top + 14 + 14 * i,
                            'text-anchor': one.list ? 'start' : 'middle',
                            'font-size': one.list ? box.label : 12,
                            'font-style': one.list && !line.startsWith(' ') ? null : 'italic',
                            fill: 'var(--ink)',
                        },
                        line.trim(),
                    ),
                ),
            );
        } else {
            picture.append(
                svgEl('rect', {
                    x: left,
                    y: top,
                    width: one.width,
                    height: one.height,
                    rx: 6,
                    fill: kindColour(stages[one.stage].does),
                    stroke: 'var(--soft)',
                    'stroke-dasharray': one.entered > 0 ? null : '4 4',
                }),
            );
            one.name.forEach((line, i) =>
                picture.append(
                    svgEl(
                        'text',
                        {
                            x: one.x,
                            y: top + box.pad + 11 + box.line * i,
                            'text-anchor': 'middle',
                            'font-size': 13,
                            'font-weight': 600,
                            fill: 'var(--ink)',
                        },
                        line,
                    ),
                ),
            );
            one.facts.forEach((line, i) =>
                picture.append(
                    svgEl(
                        'text',
                        {
                            x: one.x,
                            y: top + box.pad + 11 + box.line * (one.name.length + i),
                            'text-anchor': 'middle',
                            'font-size': 12,
                            fill: 'var(--ink)',
                        },
                        line,
                    ),
                ),
            );
        }
    }
    picture.append(...labels);
    return picture;
}
