// By how much each variant differs from the base: headline figures beside each other, and in full.
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import {
    byEffect,
    differenceOf,
    distinguishable,
    nameOf,
    same,
    stands,
    variants,
} from './comparison_data.js';
import { legendOf, numberCell, picture, section, table, textCell } from './dom.js';
import { capital, grouped, list } from './text.js';

const mostRows = 16;
/** Farther out than so many percent of the base, a difference ends at the edge of the picture. */
const farthest = 120;

const sure = { name: 'surely differs (stands Holm’s adjustment)', colour: colours[0] };
const alone = { name: 'differs when looked at alone', colour: colours[4], dash: [6, 3] };
const open = { name: 'not distinguishable', colour: 'var(--soft)', dash: [2, 3] };
const styleOf = (row) => (stands(row) ? sure : distinguishable(row) ? alone : open);

const percentOf = (row, value) => (value / Math.abs(row.base)) * 100;

/** How far the picture reaches: to the end of what surely differs, or of all where nothing does. */
function reach(rows) {
    const clear = rows.filter(stands);
    const ends = (clear.length ? clear : rows).map(
        (row) => Math.abs(percentOf(row, row.difference)) + percentOf(row, row.half ?? 0),
    );
    return Math.max(0.1, Math.min(farthest, Math.max(...ends))) * 1.15;
}

function interval(rows, edge) {
    const inside = (value) => Math.max(-edge, Math.min(edge, value));
    return {
        type: 'custom',
        name: 'difference',
        encode: { x: [0, 2, 3], y: 1 },
        data: rows.map((row, y) => {
            const [mean, half] = [percentOf(row, row.difference), percentOf(row, row.half ?? 0)];
            return [inside(mean), y, inside(mean - half), inside(mean + half)];
        }),
        renderItem: (_, api) => {
            const y = api.value(1);
            const row = rows[y];
            const style = styleOf(row);
            const [x, middle] = api.coord([api.value(0), y]);
            const [low] = api.coord([api.value(2), y]);
            const [high] = api.coord([api.value(3), y]);
            const line = {
                type: 'line',
                shape: { x1: low, x2: high, y1: middle, y2: middle },
                style: { stroke: style.colour, lineWidth: 3, lineDash: style.dash ?? null },
            };
            const beyond = Math.abs(percentOf(row, row.difference)) > edge;
            const side = row.difference > 0 ? 7 : -7;
            const mark = beyond
                ? {
                      type: 'polygon',
                      shape: {
                          points: [
                              [x + side, middle],
                              [x - side / 2, middle - 6],
                              [x - side / 2, middle + 6],
                          ],
                      },
                      style: { fill: style.colour },
                  }
                : {
                      type: 'circle',
                      shape: { cx: x, cy: middle, r: 5 },
                      style: {
                          fill: style === sure ? style.colour : 'var(--page)',
                          stroke: style.colour,
                          lineWidth: 2,
                      },
                  };
            // Away from zero, but for where the picture ends.
            const left = row.difference < 0 ? api.value(2) > -0.8 * edge : api.value(3) > 0.8 * edge;
            const said = {
                type: 'text',
                style: {
                    text: percentSaid(row),
                    x: left ? Math.min(low, x - 7) - 5 : Math.max(high, x + 7) + 5,
                    y: middle,
                    align: left ? 'right' : 'left',
                    verticalAlign: 'middle',
                    fontSize: 11,
                    fill: 'var(--ink)',
                },
            };
            return { type: 'group', children: [line, mark, said] };
        },
    };
}

function headlineTable({ title, headlines, place }) {
    const key = (row, what) =>
        ['pair', place, row.measure, row.pathway, row.stage, row.group, what].join('|');
    return table(
        `${title}: headline figures`,
        [
            'figure',
            'base',
            'variant',
            'difference ± half the 95% interval',
            'verdict',
            'after Holm',
            'correlation',
            'runs apart',
        ],
        headlines.map((row) => [
            textCell(nameOf(row)),
            { ...numberCell(row.base_in_words, row.base), figure: key(row, 'base') },
            { ...numberCell(row.variant_in_words, row.variant), figure: key(row, 'variant') },
            { ...numberCell(differenceOf(row), row.difference), figure: key(row, 'difference') },
            textCell(row.words),
            distinguishable(row) ? (row.stands ? 'stands' : 'not sure') : '–',
            numberCell(row.correlation == null ? '–' : grouped(row.correlation, 2), row.correlation ?? -2),
            numberCell(row.apart == null ? '–' : grouped(row.apart), row.apart ?? -1),
        ]),
        { sortable: true },
    );
}

function forest(variant) {
    const told = variant.headlines.filter((row) => !same(row) && row.base !== 0 && row.half != null);
    const ranked = [...told].sort(
        (a, b) => stands(b) - stands(a) || distinguishable(b) - distinguishable(a) || byEffect(a, b),
    );
    const rows = ranked.slice(0, mostRows);
    if (!rows.length) return headlineTable(variant);
    const edge = reach(rows);
    const clear = variant.headlines.filter(stands);
    const beyond = rows.filter((row) => Math.abs(percentOf(row, row.difference)) > edge);
    const first = [...clear].sort(byEffect).filter((row) => row.base !== 0)[0];
    const notes = [
        told.length > rows.length
            ? `The ${rows.length} surest of ${told.length} that differ at all; the table has all.`
            : '',
        beyond.length
            ? `Beyond the edge (▸): ${list(beyond.map((row) => `${nameOf(row)} ${percentSaid(row)}`))}.`
            : '',
        'Differences in percent of the base’s own figure, so that they can be read together: of a share of 50%, +10% is 5 points more.',
    ];
    return picture({
        title: variant.title,
        say:
            `${clear.length ? grouped(clear.length) : 'None'} of ${grouped(variant.headlines.length)} headline figures surely ${clear.length === 1 ? 'differs' : 'differ'} from the base` +
            (first ? `; most of all ${nameOf(first)}, ${percentSaid(first)} of the base.` : '.') +
            ' A line that crosses 0 cannot be told from no difference.',
        legend: legendOf([sure, alone, open]),
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis('difference from the base, % of the base', {
                    min: -edge,
                    max: edge,
                    axisLabel: {
                        showMinLabel: false,
                        showMaxLabel: false,
                        formatter: (value) => `${value > 0 ? '+' : ''}${grouped(value, edge < 2 ? 1 : 0)}`,
                    },
                }),
                yAxis: nameAxis(
                    rows.map((row) => capital(nameOf(row))),
                    { wide: narrow ? 120 : 280 },
                ),
                series: [
                    interval(rows, edge),
                    {
                        type: 'line',
                        silent: true,
                        showSymbol: false,
                        data: [
                            [0, 0],
                            [0, rows.length - 1],
                        ],
                        lineStyle: { color: 'var(--ink)', width: 1 },
                        tooltip: { show: false },
                        z: 1,
                    },
                ],
                tooltip: {
                    trigger: 'item',
                    formatter: ({ dataIndex }) =>
                        `${nameOf(rows[dataIndex])}: ${differenceOf(rows[dataIndex])}`,
                },
            }),
            rowsHigh(rows.length, 30),
        ),
        note: notes.filter(Boolean).join(' '),
        data: headlineTable(variant),
    });
}

function percentSaid(row) {
    const value = percentOf(row, row.difference);
    return `${value > 0 ? '+' : ''}${grouped(value, Math.abs(value) < 10 ? 1 : 0)}%`;
}

export const differences = () => section('differences', 'The differences', variants.map(forest));
