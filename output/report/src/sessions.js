// Group sessions and deadlines.
import { causeName, figure, figures, label, officeName, offices, series, stageName, words } from './data.js';
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import { figureCell, legendOf, picture, section, table } from './dom.js';
import { grouped, list, percent } from './text.js';
import { deadlineWeeks, peak, trough, weekly } from './weeks.js';

function sizes() {
    const lines = series('session_size', { stage: 'each' })
        .map((line) => ({
            name: stageName(line.stage),
            line,
            average: figure('session_size', { stage: line.stage })?.mean ?? 0,
        }))
        .sort((a, b) => b.average - a.average);
    return weekly({
        title: 'People present at group sessions, by week',
        unit: 'people at a session',
        lines,
        say: (shown) =>
            `Sessions hold ${list(shown.slice(0, 3).map((one) => `${grouped(one.average, 1)} people (“${one.name}”)`))} on average; “${shown[0].name}” ranges from ${grouped(trough(shown[0].line)[1], 1)} to ${grouped(peak(shown[0].line)[1], 1)} by week.`,
    });
}

function held() {
    const rows = figures('sessions_held', { stage: 'each' }).filter((row) => row.mean > 0);
    const missing = figures('sessions_not_held', { stage: 'each' });
    const stages = [...new Set([...rows, ...missing].map((row) => row.stage))];
    if (!stages.length) return null;
    const why = [...new Set(missing.map((row) => row.group))];
    const at = (stage, group) => missing.find((row) => row.stage === stage && row.group === group);
    const lost = missing.reduce((sum, row) => sum + row.mean, 0);
    const all = rows.reduce((sum, row) => sum + row.mean, 0);
    const parts = [
        ['held', colours[0], (stage) => figure('sessions_held', { stage })?.mean ?? 0],
        ...why.map((group, i) => [
            `not held, for want of ${causeName(label('sessions_not_held', group).cause)}`,
            colours[(i + 1) % colours.length],
            (stage) => at(stage, group)?.mean ?? 0,
        ]),
    ];
    const worst = why
        .map((group) => [
            group,
            missing.filter((row) => row.group === group).reduce((sum, row) => sum + row.mean, 0),
        ])
        .sort((a, b) => b[1] - a[1])[0];
    return picture({
        title: 'Group sessions held and not held',
        say:
            `${grouped(all)} sessions are held in a replication and ${grouped(lost)} are not (${percent(lost / (all + lost || 1), 1)})` +
            (worst
                ? `, most of them for want of ${causeName(label('sessions_not_held', worst[0]).cause)}.`
                : '.'),
        legend: legendOf(parts.map(([name, colour]) => ({ name, colour, bar: true }))),
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis('sessions in a replication', { min: 0 }),
                yAxis: nameAxis(
                    stages.map((stage) => stageName(stage)),
                    { wide: narrow ? 110 : 220 },
                ),
                series: parts.map(([name, colour, of]) => ({
                    type: 'bar',
                    stack: 'sessions',
                    name,
                    barMaxWidth: 24,
                    emphasis: { disabled: true },
                    itemStyle: { color: colour, borderColor: 'var(--page)', borderWidth: 0.5 },
                    data: stages.map(of),
                })),
                tooltip: {
                    trigger: 'axis',
                    axisPointer: { type: 'shadow' },
                    valueFormatter: (value) => grouped(value, 1),
                },
            }),
            rowsHigh(stages.length, 36),
        ),
        data: table(
            'Group sessions',
            [
                'stage',
                'held',
                'mean size',
                ...why.map(
                    (group) => `not held, for want of ${causeName(label('sessions_not_held', group).cause)}`,
                ),
            ],
            stages.map((stage) => [
                stageName(stage),
                figureCell(figure('sessions_held', { stage })),
                figureCell(figure('session_size', { stage })),
                ...why.map((group) => figureCell(at(stage, group))),
            ]),
        ),
    });
}

export function sessionSection() {
    return section('sessions', 'Group sessions', held(), sizes());
}

function byOffice() {
    const rows = figures('within_limit');
    if (!rows.length) return null;
    const each = figures('within_limit', { office: 'each' });
    const name = (row) => words(label('within_limit', row.group).deadline);
    const lowest = (group) =>
        each.filter((row) => row.group === group).reduce((a, b) => (a && a.mean <= b.mean ? a : b), null);
    const highest = (group) =>
        each.filter((row) => row.group === group).reduce((a, b) => (a && a.mean >= b.mean ? a : b), null);
    const hardest = [...rows].sort((a, b) => a.mean - b.mean)[0];
    const several = offices.length > 1;
    return picture({
        title: 'Deadlines met',
        say:
            `“${name(hardest)}” is missed most: ${percent(1 - hardest.mean, 1)} of those who come to it are late` +
            (several && lowest(hardest.group)
                ? `, from ${percent(1 - highest(hardest.group).mean, 1)} at ${officeName(highest(hardest.group).office)} to ${percent(1 - lowest(hardest.group).mean, 1)} at ${officeName(lowest(hardest.group).office)}.`
                : '.'),
        legend: several
            ? legendOf([
                  { name: 'all offices', colour: colours[0], bar: true },
                  { name: 'lowest office', colour: colours[1], bar: true },
              ])
            : null,
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis('share that met the deadline, %', { min: 0, max: 100 }),
                yAxis: nameAxis(rows.map(name), { wide: narrow ? 110 : 220 }),
                series: [
                    ['all offices', colours[0], (row) => row.mean],
                    ...(several
                        ? [['lowest office', colours[1], (row) => lowest(row.group)?.mean ?? 0]]
                        : []),
                ].map(([title, colour, of]) => ({
                    type: 'bar',
                    name: title,
                    barMaxWidth: 14,
                    emphasis: { disabled: true },
                    itemStyle: { color: colour },
                    data: rows.map((row) => of(row) * 100),
                })),
                tooltip: {
                    trigger: 'axis',
                    axisPointer: { type: 'shadow' },
                    valueFormatter: (value) => `${grouped(value, 1)}%`,
                },
            }),
            rowsHigh(rows.length, 44),
        ),
        data: table(
            'Share that met each deadline',
            ['office', ...rows.map(name)],
            [
                ['all offices', ...rows.map((row) => figureCell(row))],
                ...(several
                    ? offices.map((_, office) => [
                          officeName(office),
                          ...rows.map((row) =>
                              figureCell(figure('within_limit', { office, group: row.group })),
                          ),
                      ])
                    : []),
            ],
            { sortable: true },
        ),
    });
}

export function deadlineSection() {
    return section('deadlines', 'Time limits', byOffice(), deadlineWeeks());
}
