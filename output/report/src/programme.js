// Markers, elements, places, sanctions: what a programme with several elements does.
import { data, figure, figures, label, measures, words } from './data.js';
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import { figureCell, legendOf, picture, section, table } from './dom.js';
import { grouped, list, percent, plural } from './text.js';
import { markerWeeks, sanctionWeeks, shareWeeks } from './weeks.js';

const sum = (rows) => rows.reduce((total, row) => total + row.mean, 0);

/** Stacked bars across: `rows` names, `parts` [name, colour, value of a row]. */
export function stacked(rows, parts, unit, decimals = 0) {
    return chart(
        (narrow) => ({
            xAxis: acrossAxis(unit, { min: 0 }),
            yAxis: nameAxis(
                rows.map(({ name }) => name),
                { wide: narrow ? 110 : 220 },
            ),
            series: parts.map(([name, colour, of]) => ({
                type: 'bar',
                stack: 'all',
                name,
                barMaxWidth: 24,
                emphasis: { disabled: true },
                itemStyle: { color: colour, borderColor: 'var(--page)', borderWidth: 0.5 },
                data: rows.map(of),
            })),
            tooltip: {
                trigger: 'axis',
                axisPointer: { type: 'shadow' },
                valueFormatter: (value) => grouped(value, decimals),
            },
        }),
        rowsHigh(rows.length, rows.some(({ name }) => name.length > 56) ? 48 : 36),
    );
}

/** "Of live markers daily wsr had 19.3%, aimed at 33.3%; ..." */
function aims() {
    const told = (data.split ?? []).map(
        (one) => `${words(one.element)} had ${percent(one.live, 1)}, aimed at ${percent(one.aimed_at, 1)}`,
    );
    return told.length ? ` Of live markers ${told.join('; ')}.` : '';
}

/** What share of live markers an element is steered to, and what share it had. */
const aim = (element) => (data.split ?? []).find((one) => one.element === element);
const shareCell = (value) => ({ text: percent(value, 1), number: true, sort: value ?? -Infinity });

function heldBack() {
    const rows = figures('held_back');
    if (!rows.length) return null;
    const elements = [...new Set(rows.map((row) => label('held_back', row.group).element))];
    const of = (element, reason) =>
        rows.find((row) => {
            const named = label('held_back', row.group);
            return named.element === element && named.reason === reason;
        });
    const reasons = [
        ['unsuitable', 'not suitable', colours[0]],
        ['no_place', 'no place left', colours[1]],
    ];
    const most = elements
        .map((element) => [element, sum(reasons.map(([reason]) => of(element, reason)).filter(Boolean))])
        .sort((a, b) => b[1] - a[1])[0];
    return picture({
        title: 'Who was held back from the element that was due',
        say: `The element furthest below its share could not be taken in ${grouped(sum(rows))} choices; most often ${words(most[0])} (${grouped(most[1])}).${aims()}`,
        legend: legendOf(reasons.map(([, name, colour]) => ({ name, colour, bar: true }))),
        body: stacked(
            elements.map((element) => ({ name: words(element), element })),
            reasons.map(([reason, name, colour]) => [
                name,
                colour,
                (row) => of(row.element, reason)?.mean ?? 0,
            ]),
            'choices in a replication',
        ),
        data: table(
            'Elements, what they were steered to, and choices in which one could not be taken',
            ['element', 'aimed at, of live markers', 'live markers', 'not suitable', 'no place left', 'share of choices that took it'],
            elements.map((element) => [
                words(element),
                shareCell(aim(element)?.aimed_at),
                shareCell(aim(element)?.live),
                figureCell(of(element, 'unsuitable')),
                figureCell(of(element, 'no_place')),
                figureCell(
                    figure('steered', {
                        group: measures.steered.groups.findIndex((text) => text === `element=${element}`),
                    }),
                ),
            ]),
        ),
    });
}

function places() {
    const kinds = [
        ['places_used', 'used', colours[0]],
        ['places_given_back', 'given back', colours[4]],
        ['turned_away', 'turned away', colours[1]],
    ];
    const groups = [
        ...new Set(
            ['places_granted', ...kinds.map(([measure]) => measure)].flatMap((measure) =>
                figures(measure).map((row) => row.group),
            ),
        ),
    ].sort((a, b) => a - b);
    if (!groups.length) return null;
    const rows = groups.map((group) => {
        const { provider, area, year } = label('places_granted', group);
        return {
            name: [words(provider), area, year && `year from ${year}`].filter(Boolean).join(', '),
            group,
        };
    });
    const used = sum(figures('places_used'));
    const away = figures('turned_away');
    const worst = away.length ? away.reduce((a, b) => (b.mean > a.mean ? b : a)) : null;
    const shown = rows.slice(0, 24);
    return picture({
        title: 'Places with providers',
        say:
            `${grouped(used)} placements start in a replication of ${plural(Math.round(sum(figures('places_granted'))), 'place')} held; ` +
            (worst
                ? `${grouped(sum(away))} people are turned away for want of a place, most from ${rows.find((row) => row.group === worst.group).name}.`
                : 'nobody is turned away for want of a place.'),
        legend: legendOf(kinds.map(([, name, colour]) => ({ name, colour, bar: true }))),
        body: stacked(
            shown,
            kinds.map(([measure, name, colour]) => [
                name,
                colour,
                (row) => figure(measure, { group: row.group })?.mean ?? 0,
            ]),
            'places, or people turned away, in a replication',
        ),
        data: table(
            'Places by provider, area and year',
            ['provider', 'held', 'used', 'given back', 'turned away'],
            rows.map((row) => [
                row.name,
                ...['places_granted', 'places_used', 'places_given_back', 'turned_away'].map((measure) =>
                    figureCell(figure(measure, { group: row.group })),
                ),
            ]),
        ),
    });
}

function otherFigures() {
    const rows = [
        'absences',
        'placement_hours',
        'appeals',
        'hardship',
        'work_after',
        'headcount',
        'transferred',
    ].flatMap((measure) =>
        figures(measure).map((row) => [
            `${measure === 'headcount' ? 'people' : words(measure)}${row.group >= 0 && measures[measure].groups.length ? `: ${Object.values(label(measure, row.group)).map(words).join(', ')}` : ''}`,
            figureCell(row),
            measures[measure].meaning,
        ]),
    );
    return rows.length
        ? table('Other figures of the programme', ['what', 'in a replication', 'meaning'], rows)
        : null;
}

export function programmeSection() {
    return section(
        'programme',
        'Markers, elements and places',
        markerWeeks(),
        shareWeeks(),
        heldBack(),
        places(),
        otherFigures(),
    );
}

export function sanctionSection() {
    const rows = figures('sanctions');
    if (!rows.length) return null;
    const name = (row) => {
        const { level, weeks } = label('sanctions', row.group);
        return { level, weeks, name: `${level} level, ${weeks}` };
    };
    const all = sum(rows);
    const most = rows.reduce((a, b) => (b.mean > a.mean ? b : a));
    const order = ['first', 'repeat', 'further'];
    const levels = [...new Set(rows.map((row) => name(row).level))];
    return section(
        'sanctions',
        'Sanctions',
        picture({
            title: 'Sanctions by level and history',
            say: `${grouped(all)} sanctions in a replication; ${percent(most.mean / all)} of them are ${name(most).name}. Levels: ${list(levels.map((level) => `${level} ${grouped(sum(rows.filter((row) => name(row).level === level)))}`))}.`,
            legend: legendOf(order.map((weeks, i) => ({ name: weeks, colour: colours[i], bar: true }))),
            body: stacked(
                levels.map((level) => ({ name: `${level} level`, level })),
                order.map((weeks, i) => [
                    weeks,
                    colours[i],
                    (at) =>
                        rows.find((row) => name(row).level === at.level && name(row).weeks === weeks)?.mean ??
                        0,
                ]),
                'sanctions in a replication',
            ),
            data: table(
                'Sanctions',
                ['level and history', 'sanctions'],
                rows.map((row) => [name(row).name, figureCell(row)]),
            ),
        }),
        sanctionWeeks(),
    );
}
