// A trial's impacts, group by group, beside what was published of them.
import { derived, parts, published, words } from './data.js';
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import { legendOf, numberCell, picture, section, table } from './dom.js';
import { amount, grouped } from './text.js';

/** The standard normal's two-sided 95% point. */
const normal95 = 1.959964;

function forest(measure, title, better) {
    const rows = derived.filter((one) => one.measure === measure && one.day < 0);
    if (!rows.length) return null;
    const name = (row) => words(parts(row.group).subgroup ?? row.group);
    const told = rows.map((row) =>
        published.find((target) => target.measure === measure && target.group === row.group),
    );
    const clear = rows.filter((row) => row.half != null && Math.abs(row.mean) > row.half);
    const agree = told.filter((target) => target?.inside).length;
    const bounded = told.filter((target) => target && target.inside !== null).length;
    const line = (api, y, low, high, colour, width) => {
        const [x1, at1] = api.coord([low, y]);
        const [x2] = api.coord([high, y]);
        return { x1, x2, at1, colour, width };
    };
    const bar = ({ x1, x2, at1, colour, width }, shift) => ({
        type: 'line',
        shape: { x1, x2, y1: at1 + shift, y2: at1 + shift },
        style: { stroke: colour, lineWidth: width },
    });
    return picture({
        title,
        say:
            `For ${name(rows[0]).toLowerCase()} the difference is ${rows[0].mean > 0 ? '+' : ''}${amount(rows[0])} ${rows[0].unit}. It can be told from zero for ${clear.length} of ${rows.length} groups. ` +
            (bounded
                ? `For ${agree} of ${bounded} groups with published bounds the simulated mean lies inside them.`
                : ''),
        legend: legendOf([
            { name: 'simulated: mean and its 95% interval', colour: colours[0] },
            { name: 'where 95% of single simulated trials lie', colour: 'var(--soft)', dash: [3, 2] },
            ...(bounded ? [{ name: 'published, with its interval', colour: colours[1], mark: true }] : []),
        ]),
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis(`${rows[0].unit}, treated less control (${better})`),
                yAxis: nameAxis(rows.map(name), { wide: narrow ? 90 : 170 }),
                series: [
                    {
                        type: 'custom',
                        name: 'groups',
                        encode: { x: [0, 2, 3, 4, 5, 7, 8], y: 1 },
                        data: rows.map((row, y) => [
                            row.mean,
                            y,
                            row.mean - (row.half ?? 0),
                            row.mean + (row.half ?? 0),
                            row.mean - normal95 * (row.sd ?? 0),
                            row.mean + normal95 * (row.sd ?? 0),
                            told[y]?.published ?? '-',
                            told[y]?.lower ?? '-',
                            told[y]?.upper ?? '-',
                        ]),
                        renderItem: (_, api) => {
                            const y = api.value(1);
                            const spread = bar(
                                line(api, y, api.value(4), api.value(5), 'var(--soft)', 1),
                                -7,
                            );
                            spread.style.lineDash = [3, 2];
                            const children = [
                                spread,
                                bar(line(api, y, api.value(2), api.value(3), 'var(--c0)', 5), -7),
                            ];
                            const [x, middle] = api.coord([api.value(0), y]);
                            children.push({
                                type: 'circle',
                                shape: { cx: x, cy: middle - 7, r: 4.5 },
                                style: { fill: 'var(--c0)' },
                            });
                            if (Number.isFinite(api.value(6))) {
                                const [px] = api.coord([api.value(6), y]);
                                if (Number.isFinite(api.value(7)))
                                    children.push(
                                        bar(line(api, y, api.value(7), api.value(8), 'var(--c1)', 2), 7),
                                    );
                                children.push({
                                    type: 'polygon',
                                    shape: {
                                        points: [
                                            [px, middle + 1],
                                            [px + 6, middle + 7],
                                            [px, middle + 13],
                                            [px - 6, middle + 7],
                                        ],
                                    },
                                    style: { fill: 'var(--c1)' },
                                });
                            }
                            const [zero] = api.coord([0, y]);
                            return {
                                type: 'group',
                                children: [
                                    {
                                        type: 'line',
                                        shape: { x1: zero, x2: zero, y1: middle - 20, y2: middle + 20 },
                                        style: { stroke: 'var(--ink)', lineWidth: 1 },
                                    },
                                    ...children,
                                ],
                            };
                        },
                    },
                ],
                tooltip: {
                    trigger: 'item',
                    formatter: ({ dataIndex }) =>
                        `${name(rows[dataIndex])}: ${amount(rows[dataIndex])} ${rows[dataIndex].unit}`,
                },
            }),
            rowsHigh(rows.length, 40),
        ),
        data: table(
            `${title}, by group`,
            ['group', 'simulated', 'spread of single trials (sd)', 'published', 'published bounds', 'inside'],
            rows.map((row, i) => [
                name(row),
                numberCell(amount(row), row.mean),
                numberCell(row.sd == null ? '–' : grouped(row.sd, 2)),
                numberCell(told[i] ? grouped(told[i].published, 1) : '–'),
                told[i]?.lower != null ? `${grouped(told[i].lower, 1)} to ${grouped(told[i].upper, 1)}` : '–',
                told[i]?.inside == null ? '–' : told[i].inside ? 'yes' : 'no',
            ]),
        ),
    });
}

export function impactSection() {
    return section(
        'impacts',
        'Impacts by group',
        forest('benefit_days_difference', 'Days on benefit', 'left: fewer days'),
        forest('work_days_difference', 'Days in employment', 'right: more days'),
    );
}
