// How busy offices are, week by week.
import { cut, figure, monday, officeName, offices, series, words } from './data.js';
import { chart, nameAxis, shades } from './charts.js';
import { el, figureCell, legendOf, picture, table } from './dom.js';
import { unitName, units } from './measures.js';
import { filters } from './office_filters.js';
import { capital, date, isoDay, percent, plural } from './text.js';

const steps = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const heat = (value) => {
    const step = steps.findIndex((limit) => value < limit);
    return `var(--h${step < 0 ? steps.length : step})`;
};
const heatLegend = () =>
    legendOf(
        [...steps, 1].map((limit, i) => ({
            name:
                i === 0
                    ? 'below 30%'
                    : i === steps.length
                      ? '95% and more'
                      : `${percent(steps[i - 1])} to ${percent(limit)}`,
            colour: `var(--h${i})`,
            bar: true,
        })),
    );

/** At most so many rows of a heatmap are drawn at once; the filters choose others. */
const mostRows = 40;

export function heatmap() {
    const lines = series('utilisation', { office: 'each' });
    if (!lines.length) return null;
    const choices = units()
        .filter((unit) => lines.some((line) => line.group === unit.group))
        .map((unit) => [String(unit.group), words(unit.name)]);
    const said = el('span');
    const body = chart(
        (narrow) => option(now)(narrow),
        () => heightOf(now),
    );
    const { controls, state } = filters(choices, (next) => {
        now = next;
        said.textContent = sentence(next);
        body.redraw();
    });
    let now = state();

    const rowsOf = ({ choice, kept }) =>
        kept
            .map((office) => ({
                office,
                line: lines.find((line) => line.office === office && String(line.group) === choice),
            }))
            .filter(({ line }) => line)
            .map((row) => ({
                ...row,
                overall: figure('utilisation', { office: row.office, group: Number(choice) })?.mean ?? 0,
            }))
            .sort((a, b) => b.overall - a.overall);
    const heightOf = (chosen) =>
        80 + Math.max(1, Math.min(mostRows, rowsOf(chosen).length)) * (rowsOf(chosen).length > 12 ? 18 : 26);
    const option = (chosen) => {
        const rows = rowsOf(chosen).slice(0, mostRows);
        const cells = rows.flatMap(({ line }, y) =>
            line.mean.map((value, i) => [line.first + i, y, value]).filter(([, , value]) => value != null),
        );
        const weeks = [...new Set(cells.map(([week]) => week))].sort((a, b) => a - b);
        return (narrow) => ({
            xAxis: {
                ...nameAxis(
                    weeks.map((week) => isoDay(monday(week))),
                    {},
                ),
                inverse: false,
                name: 'week from',
                nameLocation: 'middle',
                nameGap: 26,
                axisLabel: {
                    color: 'var(--ink)',
                    fontSize: 12,
                    hideOverlap: true,
                    interval: Math.max(3, Math.ceil(weeks.length / (narrow ? 4 : 10)) - 1),
                },
            },
            yAxis: nameAxis(
                rows.map(({ office }) => officeName(office)),
                { wide: narrow ? 96 : 190, short: true },
            ),
            series: [
                shades(
                    cells.map(([week, y, value]) => [weeks.indexOf(week), y, value]),
                    heat,
                ),
            ],
            tooltip: {
                trigger: 'item',
                formatter: ({ value: [x, y, used] }) =>
                    `${officeName(rows[y].office)}, week of ${isoDay(monday(weeks[x]))}: ${percent(used, 1)}`,
            },
        });
    };
    const sentence = (chosen) => {
        const rows = rowsOf(chosen);
        const name = words(unitName(Number(chosen.choice)));
        if (!rows.length) return `No office of that name has ${name}.`;
        const most = rows
            .flatMap(({ office, line }) =>
                line.mean.map((value, i) => ({ office, week: line.first + i, value })),
            )
            .reduce((a, b) => (b.value > a.value ? b : a));
        const full = rows.filter(({ line }) => line.mean.some((value) => value >= 0.95)).length;
        return (
            `${capital(name)}: ${officeName(rows[0].office)} is the busiest over the whole time (${percent(rows[0].overall, 1)}); the single busiest week is that from ${date(monday(most.week))} at ${officeName(most.office)} (${percent(most.value)}). ` +
            `${full ? plural(full, 'office') : 'No office'} ${full > 1 ? 'have' : 'has'} a week at 95% or more.`
        );
    };
    said.textContent = sentence(now);
    const shown = rowsOf(now);
    return picture({
        title: offices.length > 1 ? 'Utilisation by office and week' : 'Utilisation by week',
        say: said,
        controls,
        legend: heatLegend(),
        body,
        note:
            [
                shown.length > mostRows ? `The ${mostRows} busiest of those that match are drawn.` : '',
                cut('utilisation')
                    ? 'Some offices’ weeks are left out for size: they are in series.csv.'
                    : '',
            ]
                .filter(Boolean)
                .join(' ') || null,
        data: table(
            'Utilisation over the whole time',
            ['office', ...choices.map(([, name]) => name)],
            offices.map((_, office) => [
                officeName(office),
                ...choices.map(([group]) =>
                    figureCell(figure('utilisation', { office, group: Number(group) })),
                ),
            ]),
            { sortable: true },
        ),
    });
}
