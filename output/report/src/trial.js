// The trial inside the run: who is on benefit and in work, and what difference the programme makes.
import { data, derived, label, measures, parts, published, series, words } from './data.js';
import { acrossAxis, bandedLine, chart, colours, dashes, valueAxis } from './charts.js';
import { legendOf, numberCell, picture, section, table } from './dom.js';
import { amount, grouped, list, plural } from './text.js';

const percentPoints = 100;

function linesOf(measure) {
    const lines = series(measure);
    const groups = measures[measure]?.groups ?? [];
    if (!groups.length) return lines.map((line) => ({ name: 'everybody', line }));
    // The first subgroup is everybody.
    const first = parts(groups[0]).subgroup;
    return lines
        .filter((line) => label(measure, line.group).subgroup === first)
        .map((line) => ({ name: words(label(measure, line.group).arm), line }));
}

const at = ({ line }, day) => line.mean[day - line.first];

function curves(measure, title, what) {
    const lines = linesOf(measure);
    if (!lines.length || lines[0].line.mean.length < 2) return null;
    const last = lines[0].line.first + lines[0].line.mean.length - 1;
    const middle = [28, 91, 182].filter((day) => day < last);
    const say = middle.length
        ? `${list(middle.map((day) => `on day ${day} ${list(lines.map((one) => `${grouped((at(one, day) ?? NaN) * 100, 1)}%${lines.length > 1 ? ` (${one.name})` : ''}`))}`))} are ${what}.`
        : `On day ${last} ${list(lines.map((one) => `${grouped((at(one, last) ?? NaN) * 100, 1)}%${lines.length > 1 ? ` (${one.name})` : ''}`))} are ${what}.`;
    const days = lines[0].line.mean
        .map((_, i) => lines[0].line.first + i)
        .filter((day) => day % 7 === 0 || day === last);
    return picture({
        title,
        say: `Counted from the day of the claim, ${say}`,
        legend:
            lines.length > 1
                ? legendOf(
                      lines.map(({ name }, i) => ({
                          name: `arm: ${name}`,
                          colour: colours[i],
                          dash: dashes[i],
                      })),
                  )
                : null,
        body: chart(
            () => ({
                xAxis: acrossAxis('days since the claim', { max: last }),
                yAxis: valueAxis(`% ${what}`, { min: 0, max: 100 }),
                series: lines.flatMap(({ name, line }, i) =>
                    bandedLine(
                        name,
                        line.mean.map((value, d) => [
                            line.first + d,
                            value * percentPoints,
                            line.half[d] * percentPoints,
                        ]),
                        i,
                    ),
                ),
                tooltip: {
                    trigger: 'axis',
                    valueFormatter: (value) => (Array.isArray(value) ? '' : `${grouped(value, 1)}%`),
                },
            }),
            320,
        ),
        data: table(
            `Share ${what}, every seventh day`,
            ['day', ...lines.map(({ name }) => name)],
            days.map((day) => [
                String(day),
                ...lines.map(({ line }) =>
                    numberCell(
                        `${grouped(line.mean[day - line.first] * 100, 2)}%`,
                        line.mean[day - line.first],
                    ),
                ),
            ]),
        ),
    });
}

/** Published figures of a difference: single days by their period, stretches by the end of the measure's name. */
function publishedPoints(curve) {
    return published.flatMap((row) => {
        if (row.measure === `${curve}_difference` && row.period !== '')
            return [{ ...row, from: Number(row.period), until: Number(row.period) }];
        const stretch = Object.entries(data.stretches).find(([name]) => row.measure === `${curve}_${name}`);
        return stretch ? [{ ...row, from: stretch[1][0], until: stretch[1][1] }] : [];
    });
}

function difference(curve, title) {
    const rows = derived
        .filter((one) => one.measure === `${curve}_difference` && one.day >= 0)
        .sort((a, b) => a.day - b.day);
    if (rows.length < 2) return null;
    // A share's difference becomes points; other units stay.
    const scale = rows[0].unit === 'share' ? percentPoints : 1;
    const points = rows.map((row) => [row.day, row.mean * scale, row.half == null ? null : row.half * scale]);
    const marks = publishedPoints(curve);
    const extreme = points.reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a));
    const clear = points.filter(([, mean, half]) => half != null && Math.abs(mean) > half).length;
    const near = marks.filter((mark) => mark.from === mark.until);
    return picture({
        title,
        say:
            `The difference is largest on day ${extreme[0]}: ${extreme[1] > 0 ? '+' : ''}${grouped(extreme[1], 1)} percentage points. It can be told from zero on ${plural(clear, 'day')} of ${points.length}. ` +
            (marks.length
                ? `${plural(marks.length, 'published point')} ${marks.length === 1 ? 'is' : 'are'} drawn for comparison${near.length ? `, on ${plural(near.length, 'single day')} and over stretches of days` : ''}.`
                : ''),
        legend: legendOf([
            { name: 'simulated, with the 95% interval of the mean', colour: colours[0] },
            ...(marks.length
                ? [{ name: 'published, with its bounds where it has any', colour: colours[1], mark: true }]
                : []),
        ]),
        body: chart(
            () => ({
                xAxis: acrossAxis('days since the claim', { max: points.at(-1)[0] }),
                yAxis: valueAxis('percentage points, treated less control'),
                series: [
                    ...bandedLine('simulated', points, 0),
                    {
                        type: 'custom',
                        name: 'published',
                        z: 5,
                        encode: { x: 0, y: [1, 2, 3] },
                        tooltip: { show: false },
                        data: marks.map((mark) => [
                            (mark.from + mark.until) / 2,
                            mark.published,
                            mark.lower ?? mark.published,
                            mark.upper ?? mark.published,
                            mark.from,
                            mark.until,
                        ]),
                        renderItem: (_, api) => {
                            const [x, y] = api.coord([api.value(0), api.value(1)]);
                            const [, low] = api.coord([0, api.value(2)]);
                            const [, high] = api.coord([0, api.value(3)]);
                            const [left] = api.coord([api.value(4), 0]);
                            const [right] = api.coord([api.value(5), 0]);
                            const line = (x1, y1, x2, y2) => ({
                                type: 'line',
                                shape: { x1, y1, x2, y2 },
                                style: { stroke: 'var(--c1)', lineWidth: 2 },
                            });
                            return {
                                type: 'group',
                                children: [
                                    line(x, low, x, high),
                                    line(left, y, right, y),
                                    {
                                        type: 'polygon',
                                        shape: {
                                            points: [
                                                [x, y - 6],
                                                [x + 6, y],
                                                [x, y + 6],
                                                [x - 6, y],
                                            ],
                                        },
                                        style: { fill: 'var(--c1)' },
                                    },
                                ],
                            };
                        },
                    },
                ],
                tooltip: {
                    trigger: 'axis',
                    valueFormatter: (value) => (Array.isArray(value) ? '' : `${grouped(value, 2)} points`),
                },
            }),
            340,
        ),
        data: table(
            'Difference in percentage points, every seventh day',
            ['day', 'difference'],
            points
                .filter(([day]) => day % 7 === 0)
                .map(([day, mean, half]) => [String(day), numberCell(amount({ mean, half }), mean)]),
        ),
    });
}

export function trialSection() {
    return section(
        'outcomes',
        'On benefit and in work',
        curves('on_benefit', 'On benefit, by day since the claim', 'on benefit'),
        difference('benefit', 'What the programme changes: on benefit'),
        curves('in_work', 'In employment, by day since the claim', 'in employment'),
        difference('work', 'What the programme changes: in employment'),
    );
}
