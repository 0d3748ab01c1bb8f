// A pathway as a picture: the program says what stands where (output/report/data.hpp), the page draws it.
import { stages, words } from './data.js';
import { svgEl } from './dom.js';
import { kindColour } from './pathway_words.js';
import { font, letters } from './text_width.js';

// As the program reckons.
const box = { line: 15, list: 14, pad: 9, label: 11, step: 13 };

/** Through the spots of a course, up and down at each. */
function curve(course) {
    let path = `M${course[0].join(' ')}`;
    for (let i = 1; i < course.length; ++i) {
        const [[fromX, fromY], [x, y]] = [course[i - 1], course[i]];
        const half = (fromY + y) / 2;
        path += fromX === x ? `V${y}` : `C${fromX} ${half} ${x} ${half} ${x} ${y}`;
    }
    return path;
}

/** Back to the stage it left: a loop at the right of its box. */
function loop({ x, y, width }) {
    const right = x + width / 2;
    return `M${right} ${y - 7}C${right + 26} ${y - 24} ${right + 26} ${y + 24} ${right} ${y + 7}`;
}

/** The endings on an arrow, before a ground of their own so that no line runs through the letters. */
function labelOf(said, looped, [x, y]) {
    const wide = Math.max(...said.map((line) => letters(line, box.label))) + 6;
    const left = looped ? looped.x + looped.width / 2 + 21 : x - wide / 2;
    const top = (looped ? looped.y : y) - (box.step * said.length) / 2 - 1;
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

const line = (text, x, y, look) => svgEl('text', { x, y, fill: 'var(--ink)', ...look }, words(text));

function stageDrawn({ stage, name, facts }, left, top, { x, width, height }, visited) {
    const middle = { 'text-anchor': 'middle' };
    return [
        svgEl('rect', {
            x: left,
            y: top,
            width,
            height,
            rx: 6,
            fill: kindColour(stages[stage].does),
            stroke: 'var(--soft)',
            'stroke-dasharray': visited ? null : '4 4',
        }),
        [...name, ...facts].map((text, i) =>
            line(text, x, top + box.pad + 11 + box.line * i, {
                ...middle,
                ...(i < name.length ? { 'font-size': 13, 'font-weight': 600 } : { 'font-size': 12 }),
            }),
        ),
    ];
}

const endDrawn = ({ x, y }) => [
    svgEl('circle', { cx: x, cy: y, r: 9, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5 }),
    svgEl('circle', { cx: x, cy: y, r: 5, fill: 'var(--ink)' }),
];

/** The ways that are cut short, and where they lead. */
const listDrawn = ({ said }, left, top) =>
    said.map((text, i) => {
        const place = text.startsWith(' ');
        return line(text.trim(), left + 5 + (place ? 10 : 0), top + 14 + box.list * i, {
            'font-size': box.label,
            'font-style': place ? 'italic' : null,
        });
    });

const entryDrawn = ({ said, x }, top) =>
    said.map((text) =>
        line(text, x, top + 14, { 'text-anchor': 'middle', 'font-size': 12, 'font-style': 'italic' }),
    );

function boxDrawn(one, visited) {
    const [left, top] = [one.x - one.width / 2, one.y - one.height / 2];
    if (one.end) return endDrawn(one);
    if (one.list) return listDrawn(one, left, top);
    if (one.said) return entryDrawn(one, top);
    return stageDrawn(one, left, top, one, visited(one.stage));
}

function head(id) {
    const look = { viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8 };
    return svgEl(
        'defs',
        {},
        svgEl(
            'marker',
            { id, ...look, orient: 'auto', markerUnits: 'userSpaceOnUse' },
            svgEl('path', { d: 'M0 0L8 4L0 8Z', fill: 'var(--soft)' }),
        ),
    );
}

/** `visited` tells whether anybody entered a stage; `id` tells the pictures of a page apart. */
export function drawn({ width, height, boxes, arrows }, visited, id) {
    const most = Math.max(1, ...arrows.map(({ count }) => count));
    const arrowHead = `arrow-${id}`;
    const paths = arrows.map(({ from, to, count, course, entry }) =>
        svgEl('path', {
            d: from === to ? loop(boxes[from]) : curve(course),
            fill: 'none',
            stroke: count > 0 ? 'var(--soft)' : 'var(--rule)',
            'marker-end': `url(#${arrowHead})`,
            'stroke-width': entry || !(count > 0) ? 1 : 1 + 5 * Math.sqrt(count / most),
            'stroke-dasharray': count > 0 && !entry ? null : '4 4',
            'stroke-opacity': 0.85,
        }),
    );
    const labels = arrows
        .filter(({ said }) => said.length)
        .map(({ from, to, said, label }) => labelOf(said.map(words), from === to ? boxes[from] : null, label));
    return svgEl(
        'svg',
        { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', 'font-family': font },
        head(arrowHead),
        paths,
        boxes.flatMap((one) => boxDrawn(one, visited)).flat(),
        labels,
    );
}
