// A pathway's graph as a picture.
import { stages } from './data.js';
import { svgEl } from './dom.js';
import { box, kindColour } from './pathway_graph.js';

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

export function drawn(graph, id) {
    const { width, height } = graph.graph();
    const most = Math.max(1, ...graph.edges().map((edge) => graph.edge(edge).count));
    const arrow = `arrow-${id}`;
    const picture = svgEl(
        'svg',
        {
            width: Math.ceil(width),
            height: Math.ceil(height),
            viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
            'aria-hidden': 'true',
            'font-family': 'system-ui, "Liberation Sans", Arial, sans-serif',
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
        const { points, count, said, x, y, entry } = graph.edge(edge);
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
        said.forEach((line, i) =>
            labels.push(
                svgEl(
                    'text',
                    {
                        x: edge.v === edge.w ? graph.node(edge.v).x + graph.node(edge.v).width / 2 + 24 : x,
                        y: y + 4 + 13 * (i - (said.length - 1) / 2),
                        'text-anchor': edge.v === edge.w ? 'start' : 'middle',
                        'font-size': 11,
                        fill: 'var(--ink)',
                        stroke: 'var(--page)',
                        'stroke-width': 4,
                        'paint-order': 'stroke',
                        'stroke-linejoin': 'round',
                    },
                    line,
                ),
            ),
        );
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
        } else if (one.entry) {
            picture.append(
                svgEl(
                    'text',
                    {
                        x: one.x,
                        y: one.y + 4,
                        'text-anchor': 'middle',
                        'font-size': 12,
                        'font-style': 'italic',
                        fill: 'var(--ink)',
                    },
                    one.said,
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
