// Offices: how busy they are week by week and hour by hour; searched and filtered.
import { cut, figure, figures, label, monday, officeName, offices, run, series, words } from './data.js';
import { chart, nameAxis, shades } from './charts.js';
import { el, figureCell, legendOf, numberCell, picture, section, table, textCell } from './dom.js';
import { capital, date, grouped, isoDay, percent, plural } from './text.js';
import { unitName, units } from './measures.js';

const steps = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const heat = (value) => {
    const step = steps.findIndex((limit) => value < limit);
    return `var(--h${step < 0 ? steps.length : step})`;
};
const heatLegend = () => legendOf([...steps, 1].map((limit, i) => ({
    name: i === 0 ? 'below 30%' : i === steps.length ? '95% and more' : `${percent(steps[i - 1])} to ${percent(limit)}`, colour: `var(--h${i})`, bar: true,
})));

/** At most so many rows of a heatmap are drawn at once; the filters choose others. */
const mostRows = 40;

const districts = [...new Set(offices.map((office) => office.district).filter(Boolean))].sort();

/** Search, district and choice of a measure, shared by all pictures of offices. */
function filters(choices, changed) {
    const search = el('input', { type: 'search', placeholder: 'name of an office', oninput: () => changed(state()) });
    const district = el('select', { onchange: () => changed(state()) }, el('option', { value: '' }, 'all'), districts.map((name) => el('option', { value: name }, name)));
    const choice = el('select', { onchange: () => changed(state()) }, choices.map(([value, name]) => el('option', { value }, name)));
    const state = () => ({
        choice: choice.value,
        kept: offices.map((_, o) => o).filter((o) => (!district.value || offices[o].district === district.value)
            && officeName(o).toLowerCase().includes(search.value.trim().toLowerCase())),
    });
    const parts = [];
    if (offices.length > 1) parts.push(el('label', {}, 'Search offices', search));
    if (districts.length > 1) parts.push(el('label', {}, 'District', district));
    if (choices.length > 1) parts.push(el('label', {}, 'Who or what', choice));
    return { controls: parts.length ? el('div', { class: 'filters' }, parts) : null, state };
}

function heatmap() {
    const lines = series('utilisation', { office: 'each' });
    if (!lines.length) return null;
    const choices = units().filter((unit) => lines.some((line) => line.group === unit.group)).map((unit) => [String(unit.group), words(unit.name)]);
    const said = el('span');
    const body = chart((narrow) => option(now)(narrow), () => heightOf(now));
    const { controls, state } = filters(choices, (next) => {
        now = next;
        said.textContent = sentence(next);
        body.redraw();
    });
    let now = state();

    const rowsOf = ({ choice, kept }) => kept
        .map((office) => ({ office, line: lines.find((line) => line.office === office && String(line.group) === choice) }))
        .filter(({ line }) => line)
        .map((row) => ({ ...row, overall: figure('utilisation', { office: row.office, group: Number(choice) })?.mean ?? 0 }))
        .sort((a, b) => b.overall - a.overall);
    const heightOf = (chosen) => 80 + Math.max(1, Math.min(mostRows, rowsOf(chosen).length)) * (rowsOf(chosen).length > 12 ? 18 : 26);
    const option = (chosen) => {
        const rows = rowsOf(chosen).slice(0, mostRows);
        const cells = rows.flatMap(({ line }, y) => line.mean.map((value, i) => [line.first + i, y, value]).filter(([, , value]) => value != null));
        const weeks = [...new Set(cells.map(([week]) => week))].sort((a, b) => a - b);
        return (narrow) => ({
            xAxis: {
                ...nameAxis(weeks.map((week) => isoDay(monday(week))), {}), inverse: false, name: 'week from', nameLocation: 'middle', nameGap: 26,
                axisLabel: { color: 'var(--ink)', fontSize: 12, hideOverlap: true, interval: Math.max(3, Math.ceil(weeks.length / (narrow ? 4 : 10)) - 1) },
            },
            yAxis: nameAxis(rows.map(({ office }) => officeName(office)), { wide: narrow ? 96 : 190 }),
            series: [shades(cells.map(([week, y, value]) => [weeks.indexOf(week), y, value]), heat)],
            tooltip: {
                trigger: 'item', formatter: ({ value: [x, y, used] }) => `${officeName(rows[y].office)}, week of ${isoDay(monday(weeks[x]))}: ${percent(used, 1)}`,
            },
        });
    };
    const sentence = (chosen) => {
        const rows = rowsOf(chosen);
        const name = words(unitName(Number(chosen.choice)));
        if (!rows.length) return `No office of that name has ${name}.`;
        const most = rows.flatMap(({ office, line }) => line.mean.map((value, i) => ({ office, week: line.first + i, value }))).reduce((a, b) => (b.value > a.value ? b : a));
        const full = rows.filter(({ line }) => line.mean.some((value) => value >= 0.95)).length;
        return `${capital(name)}: ${officeName(rows[0].office)} is the busiest over the whole time (${percent(rows[0].overall, 1)}); the single busiest week is that from ${date(monday(most.week))} at ${officeName(most.office)} (${percent(most.value)}). `
            + `${full ? plural(full, 'office') : 'No office'} ${full > 1 ? 'have' : 'has'} a week at 95% or more.`;
    };
    said.textContent = sentence(now);
    const shown = rowsOf(now);
    return picture({
        title: offices.length > 1 ? 'Utilisation by office and week' : 'Utilisation by week', say: said, controls, legend: heatLegend(), body,
        note: [shown.length > mostRows ? `The ${mostRows} busiest of those that match are drawn.` : '', cut('utilisation') ? 'Some offices’ weeks are left out for size: they are in series.csv.' : ''].filter(Boolean).join(' ') || null,
        data: table('Utilisation over the whole time', ['office', ...choices.map(([, name]) => name)],
            offices.map((_, office) => [officeName(office), ...choices.map(([group]) => figureCell(figure('utilisation', { office, group: Number(group) })))]), { sortable: true }),
    });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function diary() {
    const rows = figures('attendances');
    if (!rows.length) return null;
    const days = (Date.parse(run.last_day) - Date.parse(run.measured_from > run.first_day ? run.measured_from : run.first_day)) / 86400000 + 1;
    const weeks = Math.max(1, days / 7);
    const total = new Map();
    for (const row of rows) {
        const { weekday, hour } = label('attendances', row.group);
        const key = `${weekday}|${Number(hour)}`;
        total.set(key, (total.get(key) ?? 0) + row.mean / weeks);
    }
    const hours = [...new Set([...total.keys()].map((key) => Number(key.split('|')[1])))].sort((a, b) => a - b);
    const all = [];
    for (let hour = hours[0]; hour <= hours.at(-1); ++hour) all.push(hour);
    const shown = weekdays.filter((day) => all.some((hour) => total.has(`${day}|${hour}`)));
    const most = [...total].reduce((a, b) => (b[1] > a[1] ? b : a));
    const sum = [...total.values()].reduce((a, b) => a + b, 0);
    const [day, hour] = most[0].split('|');
    const clock = (h) => `${String(h).padStart(2, '0')}:00`;
    const colour = (value) => `var(--h${Math.min(6, Math.floor((value / most[1]) * 6.999))})`;
    const decimals = most[1] < 10 ? 1 : 0;
    return picture({
        title: 'Diary load by weekday and hour',
        say: `Most meetings begin on ${day} between ${clock(hour)} and ${clock(Number(hour) + 1)}: ${grouped(most[1], decimals)} a week${offices.length > 1 ? ' over all offices' : ''}, ${percent(most[1] / sum, 1)} of all.`,
        body: chart((narrow) => ({
            xAxis: { ...nameAxis(all.map(clock)), inverse: false, name: 'hour in which the meeting begins', nameLocation: 'middle', nameGap: 28, axisLabel: { color: 'var(--ink)', fontSize: 12, interval: 'auto' } },
            yAxis: nameAxis(shown, { wide: 40 }),
            series: [{
                ...shades(shown.flatMap((name, y) => all.map((h, x) => [x, y, total.get(`${name}|${h}`) ?? 0])), colour), label: { show: false },
            }, {
                type: 'scatter', symbolSize: 0.01, silent: true, data: shown.flatMap((name, y) => all.map((h, x) => [x, y, total.get(`${name}|${h}`) ?? 0])),
                label: { show: !narrow || all.length < 10, formatter: ({ value }) => (value[2] > 0 ? grouped(value[2], decimals) : ''), color: 'var(--ink)', fontSize: 11, textBorderColor: 'var(--page)', textBorderWidth: 3 },
            }],
            tooltip: { trigger: 'item', formatter: ({ value }) => `${shown[value[1]]} ${clock(all[value[0]])}: ${grouped(value[2], 1)} a week` },
        }), 80 + shown.length * 38),
        note: 'Meetings attended a week, averaged over the time measured; the darker, the more.',
        data: table('Meetings attended a week', ['from', ...shown], all.map((h) => [clock(h), ...shown.map((name) => numberCell(grouped(total.get(`${name}|${h}`) ?? 0, 1)))])),
    });
}

function officeTable() {
    if (offices.length < 2) return null;
    const used = units();
    const deadlines = figures('within_limit');
    const row = (office) => [officeName(office), textCell(offices[office].district || ''),
        numberCell(grouped(Object.values(offices[office].staff).reduce((a, b) => a + b, 0)), Object.values(offices[office].staff).reduce((a, b) => a + b, 0)),
        figureCell(figure('arrivals', { office })), figureCell(figure('inside', { office })),
        ...used.slice(0, 3).map(({ group }) => figureCell(figure('utilisation', { office, group }))),
        ...deadlines.slice(0, 2).map(({ group }) => figureCell(figure('within_limit', { office, group })))];
    const columns = ['office', 'district', 'staff', 'new people', 'inside', ...used.slice(0, 3).map(({ name }) => `use of ${words(name)}`),
        ...deadlines.slice(0, 2).map(({ group }) => `“${words(label('within_limit', group).deadline)}” met`)];
    let most = 25;
    const holder = el('div');
    const show = ({ kept }) => {
        const shown = kept.slice(0, most);
        holder.replaceChildren(el('p', { class: 'note', role: 'status' }, `${plural(shown.length, 'office')} of ${grouped(kept.length)} that match`),
            table('Offices; a heading orders the rows', columns, shown.map(row), { sortable: true }),
            ...(kept.length > most ? [el('button', { type: 'button', class: 'more', onclick: () => { most = Infinity; show({ kept }); } }, 'Show all')] : []));
    };
    const { controls, state } = filters([], show);
    show(state());
    return el('div', {}, el('h3', {}, 'Office by office'), controls, holder);
}

export function officeSection() {
    return section('offices', offices.length > 1 ? 'Offices' : 'The office', heatmap(), diary(), officeTable());
}
