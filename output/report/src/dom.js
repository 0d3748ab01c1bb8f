// Elements of the page. Text from the data is only ever set as text, never read as markup.
import { amount } from './text.js';
import { measures } from './data.js';

export function el(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

export function svgEl(tag, attributes = {}, ...children) {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value == null || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== ''));
    return element;
}

/** A cell that shows a figure: its text, what it is of, and what it sorts by. */
export function figureCell(figure, unit = measures[figure?.measure]?.unit) {
    if (!figure) return { text: '–', number: true, sort: -Infinity };
    return {
        text: amount(figure, unit),
        number: true,
        sort: figure.mean,
        figure: figure.measure && [figure.measure, figure.office, figure.stage, figure.group].join('|'),
    };
}

export const numberCell = (text, sort) => ({ text, number: true, sort });
export const textCell = (text) => ({ text: String(text), wraps: true });

/**
 * Rows are arrays of cells or strings; the first heads its row. `sortable`: columns order the rows; `even`: the table
 * is as wide as the page, and figures may break before their interval.
 */
export function table(caption, columns, rows, { sortable = false, even = false } = {}) {
    const cells = rows.map((row) =>
        row.map((cell) => (cell != null && typeof cell === 'object' ? cell : { text: String(cell ?? '') })),
    );
    const numeric = columns.map(
        (_, c) => cells.length > 0 && cells.every((row) => !row[c] || row[c].number || row[c].text === ''),
    );
    const body = el('tbody');
    const fillBody = () =>
        body.replaceChildren(
            ...cells.map((row) =>
                el(
                    'tr',
                    {},
                    row.map((cell, c) =>
                        el(
                            c === 0 ? 'th' : 'td',
                            {
                                scope: c === 0 ? 'row' : null,
                                class: c > 0 && numeric[c] ? 'n' : cell.wraps ? 't' : null,
                                'data-figure': cell.figure,
                            },
                            cell.text,
                        ),
                    ),
                ),
            ),
        );
    const headings = columns.map((name, c) => {
        const heading = el('th', { scope: 'col', class: c > 0 && numeric[c] ? 'n' : null });
        if (!sortable) heading.append(name);
        else heading.append(el('button', { type: 'button', onclick: () => order(c) }, name));
        return heading;
    });
    const order = (column) => {
        const direction = headings[column].getAttribute('aria-sort') === 'descending' ? 1 : -1;
        headings.forEach((heading) => heading.removeAttribute('aria-sort'));
        headings[column].setAttribute('aria-sort', direction < 0 ? 'descending' : 'ascending');
        const key = (row) => row[column]?.sort ?? row[column]?.text ?? '';
        cells.sort(
            (a, b) =>
                direction *
                (typeof key(a) === 'number' ? key(a) - key(b) : String(key(a)).localeCompare(String(key(b)))),
        );
        fillBody();
    };
    fillBody();
    return el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
        el(
            'table',
            { class: even ? 'even' : null },
            el('caption', {}, caption),
            el('thead', {}, el('tr', {}, headings)),
            body,
        ),
    );
}

let figuresSoFar = 0;

/** A picture with its heading, the sentence that says what to see, and the table behind it. */
export function picture({ title, say, legend, body, note, data, controls }) {
    const id = `picture-${++figuresSoFar}`;
    body.setAttribute('aria-labelledby', `${id}-title ${id}-say`);
    return el(
        'figure',
        { id },
        el('h3', { id: `${id}-title` }, title),
        el('p', { class: 'say', id: `${id}-say` }, say),
        controls,
        legend,
        body,
        note && el('p', { class: 'note' }, note),
        data && el('details', {}, el('summary', {}, 'The numbers as a table'), data),
    );
}

/** A section of the page; nothing when it has no content. */
export function section(id, title, ...content) {
    const shown = content.flat().filter(Boolean);
    if (!shown.length) return null;
    return el(
        'section',
        { id, 'aria-labelledby': `${id}-title` },
        el('h2', { id: `${id}-title` }, title),
        shown,
    );
}

/** What each line or bar is: [{ name, colour, dash, band }]. */
export function legendOf(items) {
    return el(
        'ul',
        { class: 'legend' },
        items.map(({ name, colour, dash, bar, mark }) =>
            el(
                'li',
                {},
                svgEl(
                    'svg',
                    { width: 26, height: 12, 'aria-hidden': 'true' },
                    bar
                        ? svgEl('rect', {
                              x: 1,
                              y: 1,
                              width: 24,
                              height: 10,
                              fill: colour,
                              stroke: 'var(--soft)',
                              'stroke-width': 0.5,
                          })
                        : mark
                          ? svgEl('path', { d: 'M13 0 L19 6 L13 12 L7 6 Z', fill: colour })
                          : svgEl('line', {
                                x1: 0,
                                y1: 6,
                                x2: 26,
                                y2: 6,
                                stroke: colour,
                                'stroke-width': 3,
                                'stroke-dasharray': dash ? dash.join(' ') : null,
                            }),
                ),
                name,
            ),
        ),
    );
}
