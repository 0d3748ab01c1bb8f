// When in the week meetings begin.
import { figures, intervals, label, offices, run } from './data.js';
import { chart, nameAxis, shades } from './charts.js';
import { numberCell, picture, table } from './dom.js';
import { decimalsFor, grouped, percent } from './text.js';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function diary() {
    const rows = figures('attendances');
    if (!rows.length) return null;
    const days =
        (Date.parse(run.last_day) -
            Date.parse(run.measured_from > run.first_day ? run.measured_from : run.first_day)) /
            86400000 +
        1;
    const weeks = Math.max(1, days / 7);
    const total = new Map();
    const halves = new Map();
    for (const row of rows) {
        const { weekday, hour } = label('attendances', row.group);
        const key = `${weekday}|${Number(hour)}`;
        total.set(key, (total.get(key) ?? 0) + row.mean / weeks);
        if (row.half > 0) halves.set(key, row.half / weeks);
    }
    const hours = [...new Set([...total.keys()].map((key) => Number(key.split('|')[1])))].sort(
        (a, b) => a - b,
    );
    const all = [];
    for (let hour = hours[0]; hour <= hours.at(-1); ++hour) all.push(hour);
    const shown = weekdays.filter((day) => all.some((hour) => total.has(`${day}|${hour}`)));
    const most = [...total].reduce((a, b) => (b[1] > a[1] ? b : a));
    const sum = [...total.values()].reduce((a, b) => a + b, 0);
    const [day, hour] = most[0].split('|');
    const told = (key) =>
        grouped(total.get(key) ?? 0, 1) +
        (halves.has(key) ? ` ± ${grouped(halves.get(key), decimalsFor(halves.get(key)))}` : '');
    const clock = (h) => `${String(h).padStart(2, '0')}:00`;
    const colour = (value) => `var(--h${Math.min(6, Math.floor((value / most[1]) * 6.999))})`;
    const decimals = most[1] < 10 ? 1 : 0;
    return picture({
        title: 'Diary load by weekday and hour',
        say: `Most meetings begin on ${day} between ${clock(hour)} and ${clock(Number(hour) + 1)}: ${grouped(most[1], decimals)} a week${offices.length > 1 ? ' over all offices' : ''}, ${percent(most[1] / sum, 1)} of all.`,
        body: chart(
            (narrow) => ({
                xAxis: {
                    ...nameAxis(all.map(clock)),
                    inverse: false,
                    name: 'hour of beginning',
                    nameLocation: 'middle',
                    nameGap: 28,
                    axisLabel: { color: 'var(--ink)', fontSize: 12, interval: 'auto' },
                },
                yAxis: nameAxis(shown, { wide: 40 }),
                series: [
                    {
                        ...shades(
                            shown.flatMap((name, y) =>
                                all.map((h, x) => [x, y, total.get(`${name}|${h}`) ?? 0]),
                            ),
                            colour,
                        ),
                        label: { show: false },
                    },
                    {
                        type: 'scatter',
                        symbolSize: 0.01,
                        silent: true,
                        data: shown.flatMap((name, y) =>
                            all.map((h, x) => {
                                const value = total.get(`${name}|${h}`) ?? 0;
                                const letters = value > 0.57 * most[1] ? 'var(--page)' : 'var(--ink)';
                                return { value: [x, y, value], label: { color: letters } };
                            }),
                        ),
                        label: {
                            show: !narrow || all.length < 10,
                            formatter: ({ value }) => (value[2] > 0 ? grouped(value[2], decimals) : ''),
                            fontSize: 11,
                        },
                    },
                ],
                tooltip: {
                    trigger: 'item',
                    formatter: ({ value }) =>
                        `${shown[value[1]]} ${clock(all[value[0]])}: ${told(`${shown[value[1]]}|${all[value[0]]}`)} a week`,
                },
            }),
            80 + shown.length * 38,
        ),
        note:
            'Meetings attended a week, averaged over the time measured; the darker, the more. ' +
            (halves.size
                ? 'The table has 95% intervals.'
                : intervals && offices.length > 1
                  ? 'A mean over replications, added up over offices, and without an interval: each office is measured apart.'
                  : ''),
        data: table(
            'Meetings attended a week',
            ['from', ...shown],
            all.map((h) => [
                clock(h),
                ...shown.map((name) => numberCell(told(`${name}|${h}`), total.get(`${name}|${h}`) ?? 0)),
            ]),
        ),
    });
}
