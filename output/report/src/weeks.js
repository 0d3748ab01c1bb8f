// Week by week: people inside, waits, deadlines, markers and other things that come and go.
import { data, intervals, label, measures, monday, series, stageName, whole, words } from './data.js';
import { bandedLine, chart, colours, dashes, valueAxis, weekAxis } from './charts.js';
import { avoidable, ledger } from './measures.js';
import { legendOf, numberCell, picture, section, table } from './dom.js';
import { date, decimalsFor, grouped, isoDay, list, unitFor } from './text.js';

const mostLines = 6;

/** Points [Monday, mean, half] of the weeks that the run covers whole. */
function points(line, scale = 1) {
    return line.mean
        .map((value, i) => [line.first + i, value, line.half[i]])
        .filter(([week]) => whole(week))
        .map(([week, value, half]) => [
            monday(week),
            value == null ? null : value / scale,
            half == null ? null : half / scale,
        ]);
}

const known = (line, widest) =>
    line.map(([when, mean, half]) =>
        widest && intervals && !(half <= widest) ? [when, null, null] : [when, mean, half],
    );

const average = (line) => {
    const kept = points(line)
        .map(([, value]) => value)
        .filter((value) => value != null);
    return kept.length ? kept.reduce((sum, value) => sum + value, 0) / kept.length : 0;
};
const extreme = (line, scale, better) =>
    points(line, scale)
        .filter(([, value]) => value != null)
        .reduce((a, b) => (better(b[1], a[1]) ? b : a), [0, better(1, 0) ? -Infinity : Infinity]);
export const peak = (line, scale = 1) => extreme(line, scale, (a, b) => a > b);
export const trough = (line, scale = 1) => extreme(line, scale, (a, b) => a < b);

/**
 * A picture of lines by week. `lines`: [{ name, line }], the most important first; `scale` divides the values; weeks of
 * which less is known than `widest`, half an interval, are left out of the picture.
 * Tells nothing when there is nothing to tell.
 */
export function weekly({ title, say, unit, lines, scale = 1, min = 0, max, widest, note, height = 300 }) {
    const kept = lines.filter(({ line }) => points(line).some(([, value]) => value != null));
    if (!kept.length || points(kept[0].line).length < 2) return null;
    const shown = kept.slice(0, mostLines);
    const decimals = decimalsFor(Math.max(...shown.map(({ line }) => Math.abs(peak(line, scale)[1]))) / 10);
    const weeks = [...new Set(kept.flatMap(({ line }) => points(line).map(([when]) => when)))].sort(
        (a, b) => a - b,
    );
    const byWeek = kept.map(({ line }) => new Map(points(line, scale).map((point) => [point[0], point])));
    return picture({
        title,
        say: say(shown),
        legend:
            shown.length > 1
                ? legendOf(shown.map(({ name }, i) => ({ name, colour: colours[i], dash: dashes[i] })))
                : null,
        body: chart(
            () => ({
                xAxis: weekAxis(),
                yAxis: valueAxis(unit, { min, max, scale: min == null }),
                series: shown.flatMap(({ name, line }, i) =>
                    bandedLine(name, known(points(line, scale), widest), i),
                ),
                tooltip: {
                    trigger: 'axis',
                    valueFormatter: (value) =>
                        Array.isArray(value) ? '' : `${grouped(value, decimals)} ${unit}`,
                },
            }),
            height,
        ),
        note:
            [
                kept.length > shown.length
                    ? `The first ${shown.length} of ${kept.length}; the table has all.`
                    : '',
                note ?? '',
            ]
                .filter(Boolean)
                .join(' ') || null,
        data: table(
            `${title}, ${unit}, by week (mean ± half the interval)`,
            ['week from', ...kept.map(({ name }) => name)],
            weeks.map((when) => [
                isoDay(when),
                ...byWeek.map((at) => {
                    const [, value, half] = at.get(when) ?? [];
                    return numberCell(
                        value == null
                            ? '–'
                            : `${grouped(value, decimals)}${half > 0 ? ` ± ${grouped(half, Math.max(decimals, decimalsFor(half)))}` : ''}`,
                        value,
                    );
                }),
            ]),
        ),
    });
}

const byAverage = (lines) =>
    lines
        .map((one) => ({ ...one, average: average(one.line) }))
        .filter((one) => one.average > 0)
        .sort((a, b) => b.average - a.average);
const when = ([at]) => `in the week from ${date(at)}`;
const stagesOf = (measure, kinds) =>
    series(measure, { stage: 'each' })
        .filter((line) => !kinds || kinds.includes(data.stages[line.stage].does))
        .map((line) => ({ name: stageName(line.stage), line }));

function inside() {
    return weekly({
        title: 'People inside, all offices',
        unit: 'people',
        min: null,
        lines: series('inside').map((line) => ({ name: 'people inside', line })),
        say: ([{ line }]) =>
            `The number of people inside is highest ${when(peak(line))} (${grouped(peak(line)[1])}) and lowest ${when(trough(line))} (${grouped(trough(line)[1])}). The band is the 95% interval of the mean; the axis need not begin at 0.`,
    });
}

/** Stages in which people are until something that has to be booked, called or queued for has happened. */
const once = ['appointment', 'call', 'walk_in', 'group_session'];
/** Stages in which people are for a time of weeks. */
const lasting = ['reviews', 'daily_reviews', 'placement'];

function inStages(title, kinds, note) {
    const lines = byAverage(stagesOf('in_stage', kinds));
    return weekly({
        title,
        unit: 'people',
        lines,
        note,
        say: ([first, ...others]) =>
            `Most people are in “${first.name}”: ${grouped(first.average)} on average, at most ${grouped(peak(first.line)[1])} ${when(peak(first.line))}.` +
            (others.length
                ? ` Then come ${list(others.slice(0, 2).map((one) => `“${one.name}” (${grouped(one.average, one.average < 10 ? 1 : 0)})`))}.`
                : ''),
    });
}

function waits() {
    const shorter = new Map(ledger().map((row) => [row.stage, avoidable(row) * row.entered]));
    const lines = byAverage(stagesOf('wait')).sort(
        (a, b) => (shorter.get(b.line.stage) ?? 0) - (shorter.get(a.line.stage) ?? 0),
    );
    if (!lines.length) return null;
    const [unit, size] = unitFor(Math.max(...lines.slice(0, mostLines).map((one) => one.average)));
    return weekly({
        title: 'Waits by the week in which they ended',
        unit: unit === 'days' ? 'days (of 24 hours)' : unit,
        scale: size,
        lines,
        say: ([first]) =>
            `The wait for “${first.name}” is longest for those served ${when(peak(first.line))}: ${grouped(peak(first.line, size)[1], 1)} ${unit}, against ${grouped(first.average / size, 1)} on average over the weeks.`,
        note: 'The stages come first where more staff, rooms, places or people in a group would shorten most waiting. Mean wait of those for whom it ended in the week. Towards the end only those with long waits may be left.',
    });
}

export function grouping(measure, key, name = words) {
    return byAverage(
        series(measure)
            .filter((line) => line.group >= 0 || !measures[measure].groups.length)
            .map((line) => ({ name: name(label(measure, line.group)[key] ?? ''), line })),
    );
}

function arrivals() {
    const lines = [
        ...series('arrivals').map((line) => ({ name: 'new people', line })),
        ...series('reclaims').map((line) => ({ name: 'claim again', line })),
        ...grouping('claims_ended', 'cause', (cause) => `claims ended: ${words(cause)}`),
    ].filter(({ line }) => average(line) > 0);
    return weekly({
        title: 'Coming and going',
        unit: 'people a week',
        lines,
        say: ([first]) =>
            `Most ${first.name === 'new people' ? 'new people come' : `people of “${first.name}” are counted`} ${when(peak(first.line))}: ${grouped(peak(first.line)[1])}.`,
    });
}

export function weekSection() {
    return section(
        'weeks',
        'Waits and backlog by week',
        inside(),
        inStages(
            'Backlog: people who wait for or attend something booked',
            once,
            'Appointments, calls, queues and group sessions; those who wait and those who attend are counted together.',
        ),
        waits(),
        inStages('People in reviews and placements', lasting, 'Stages that last for weeks.'),
        arrivals(),
    );
}

export function deadlineWeeks() {
    const lines = grouping('within_limit', 'deadline');
    return weekly({
        title: 'Deadlines met, by week',
        unit: '%',
        scale: 0.01,
        max: 100,
        lines,
        say: (shown) => {
            const hardest = shown.at(-1);
            return `“${hardest.name}” is met by ${grouped(hardest.average * 100)}% in an average week, and by most ${when(peak(hardest.line))}: ${grouped(peak(hardest.line, 0.01)[1], 1)}%.`;
        },
        widest: 20,
        note: 'Weeks in which so few come to a deadline that the interval would be wider than ± 20 points are left out of the picture; the table has them.',
    });
}

export function markerWeeks() {
    const lines = grouping('marker_stock', 'marker').filter(({ name }) => name !== 'none');
    return weekly({
        title: 'People with each marker, by week',
        unit: 'people',
        lines,
        say: ([first]) =>
            `Most people carry “${first.name}”: ${grouped(first.average)} on average, at most ${grouped(peak(first.line)[1])} ${when(peak(first.line))}.`,
    });
}

export function shareWeeks() {
    const lines = grouping('steered', 'element');
    return weekly({
        title: 'Share of each element, by week',
        unit: '% of choices',
        scale: 0.01,
        max: 100,
        lines,
        say: (shown) =>
            `Of the choices between elements, ${list(shown.slice(0, 3).map((one) => `${grouped(one.average * 100)}% took ${one.name}`))} on average over the weeks.`,
    });
}

export function sanctionWeeks() {
    const lines = byAverage(
        series('sanctions').map((line) => {
            const { level, weeks } = label('sanctions', line.group);
            return { name: `${level} level, ${weeks}`, line };
        }),
    );
    return weekly({
        title: 'Sanctions by week',
        unit: 'sanctions a week',
        lines,
        say: ([first]) =>
            `Most sanctions are of the ${first.name} kind: ${grouped(first.average, 1)} a week on average, at most ${grouped(peak(first.line)[1], 1)} ${when(peak(first.line))}.`,
    });
}
