// What limits the system: what people wait for, who and what is busiest.
import {
    all,
    causeName,
    figure,
    figures,
    label,
    officeName,
    offices,
    stageName,
    words,
} from './data.js';
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import { figureCell, legendOf, picture, section, table, textCell } from './dom.js';
import { capital, grouped, list, percent, time, unitFor } from './text.js';
import { avoidable, causePlace, causes, ledger, units } from './measures.js';

const mostStages = 14;

/** Room for a name beside a chart. */
const side = (narrow) => (narrow ? 110 : 220);

/** "14 days (every)": the time that the scenario prescribes before the start. */
const prescribed = (stage) =>
    figures('interval', { stage: 'each' })
        .filter((row) => row.stage === stage && row.mean > 0)
        .map((row) => `${time(row.mean)} (${label('interval', row.group).set_by})`)
        .join(', ');

/** "38,105 for 18 days": who still waits as the run ends. */
function stillWaiting(stage) {
    const people = figure('still_waiting', { stage });
    return people?.mean > 0
        ? `${grouped(people.mean, 1)} for ${time(figure('still_waiting_for', { stage }).mean)}`
        : '';
}

function waits() {
    const rows = ledger();
    if (!rows.length) return null;
    const shown = rows.slice(0, mostStages);
    const [unit, size] = unitFor(shown[0].wait);
    const used = causes.filter((cause) => rows.some((row) => row.causes.some(([one]) => one === cause)));
    const colour = (cause) => colours[causePlace(cause) % colours.length];
    const bars = used.map((cause) => ({
        type: 'bar',
        stack: 'wait',
        name: causeName(cause),
        barMaxWidth: 22,
        emphasis: { disabled: true },
        itemStyle: { color: colour(cause), borderColor: 'var(--page)', borderWidth: 0.5 },
        data: shown.map((row) => (row.causes.find(([one]) => one === cause)?.[1] ?? 0) / size),
    }));
    const shorter = [...rows].sort((a, b) => avoidable(b) * b.entered - avoidable(a) * a.entered)[0];
    const main = rows[0].causes[0];
    return picture({
        title: 'What people wait for',
        say:
            `People wait longest for “${stageName(rows[0].stage)}”: ${time(rows[0].wait)}, of which ${time(main[1])} for ${causeName(main[0])}. ` +
            (avoidable(shorter) > 0
                ? `Waiting that more staff, rooms, places or people in a group would shorten adds up to most at “${stageName(shorter.stage)}”: ${time(avoidable(shorter))} each time.`
                : 'None of it is for staff, rooms or places: hours, timetables and claimants’ own time make all of it.'),
        legend: legendOf(used.map((cause) => ({ name: causeName(cause), colour: colour(cause), bar: true }))),
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis(
                    `mean wait, without prescribed time, ${unit}${unit === 'days' ? ' (of 24 hours)' : ''}`,
                ),
                yAxis: nameAxis(
                    shown.map((row) => stageName(row.stage)),
                    { wide: side(narrow) },
                ),
                series: bars,
                tooltip: {
                    trigger: 'axis',
                    axisPointer: { type: 'shadow' },
                    valueFormatter: (value) => `${grouped(value, 1)} ${unit}`,
                },
            }),
            rowsHigh(shown.length, 34),
        ),
        note:
            rows.length > shown.length
                ? `The ${shown.length} longest of ${rows.length}; the table has all.`
                : null,
        data: table(
            'Mean wait by stage and cause',
            ['stage', 'prescribed before it', 'wait', 'still waiting at the end', ...used.map((cause) => capital(causeName(cause)))],
            rows.map((row) => [
                stageName(row.stage),
                textCell(prescribed(row.stage)),
                figureCell(row.figure),
                textCell(stillWaiting(row.stage)),
                ...used.map((cause) => figureCell(row.causes.find(([one]) => one === cause)?.[2])),
            ]),
        ),
    });
}

function use() {
    const rows = units();
    if (!rows.length) return null;
    const several = offices.length > 1;
    const shown = rows.slice(0, 20);
    return picture({
        title: several
            ? 'Use of staff and rooms: the busiest office and all offices'
            : 'Use of staff and rooms',
        say:
            `${capital(words(rows[0].name))} ${several ? `at ${officeName(rows[0].busiest.office)} ` : ''}is the busiest: used ${percent(rows[0].busiest.mean)} of bookable or on-duty time` +
            (several ? `, against ${percent(rows[0].overall.mean)} over all offices.` : '.') +
            (rows.length > 1
                ? ` The least used is ${words(rows.at(-1).name)}, nowhere above ${percent(rows.at(-1).busiest.mean)}.`
                : ''),
        legend: several
            ? legendOf([
                  { name: 'busiest office', colour: colours[1], bar: true },
                  { name: 'all offices', colour: colours[0], bar: true },
              ])
            : null,
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis('share of time used, %', { min: 0, max: 100 }),
                yAxis: nameAxis(
                    shown.map((row) => words(row.name)),
                    { wide: side(narrow) },
                ),
                series: [
                    ...(several ? [['busiest office', (row) => row.busiest.mean, colours[1]]] : []),
                    ['all offices', (row) => row.overall.mean, colours[0]],
                ].map(([name, of, colour]) => ({
                    type: 'bar',
                    name,
                    barMaxWidth: 14,
                    barGap: '10%',
                    emphasis: { disabled: true },
                    itemStyle: { color: colour },
                    data: shown.map((row) => of(row) * 100),
                })),
                tooltip: {
                    trigger: 'axis',
                    axisPointer: { type: 'shadow' },
                    valueFormatter: (value) => `${grouped(value, 1)}%`,
                },
            }),
            rowsHigh(shown.length, 44),
        ),
        data: table(
            'Utilisation',
            ['who or what', 'all offices', ...(several ? ['busiest office', 'its use'] : [])],
            rows.map((row) => [
                words(row.name),
                figureCell(row.overall),
                ...(several ? [officeName(row.busiest.office), figureCell(row.busiest)] : []),
            ]),
        ),
    });
}

function queues() {
    const rows = figures('queue_length')
        .filter((row) => row.mean > 0)
        .sort((a, b) => b.mean - a.mean);
    if (!rows.length) return null;
    const name = (row) => words(label('queue_length', row.group).queue ?? 'queue');
    const shown = rows.slice(0, 20);
    return picture({
        title: 'People waiting in queues',
        say: `The longest queue is “${name(rows[0])}” with ${grouped(rows[0].mean, 2)} people waiting on average over time${offices.length > 1 ? ', all offices together' : ''}.`,
        body: chart(
            (narrow) => ({
                xAxis: acrossAxis('people waiting, averaged over time', { min: 0 }),
                yAxis: nameAxis(shown.map(name), { wide: side(narrow) }),
                series: [
                    {
                        type: 'bar',
                        name: 'people',
                        barMaxWidth: 18,
                        emphasis: { disabled: true },
                        itemStyle: { color: colours[0] },
                        data: shown.map((row) => row.mean),
                    },
                ],
                tooltip: { trigger: 'axis', valueFormatter: (value) => grouped(value, 2) },
            }),
            rowsHigh(shown.length, 30),
        ),
        data: table(
            'Queue lengths',
            ['queue', 'people waiting'],
            rows.map((row) => [name(row), figureCell(row)]),
        ),
    });
}

export function limits() {
    const causesOfBreach = figures('breaches', { office: all }).sort((a, b) => b.mean - a.mean);
    const missed = causesOfBreach.length
        ? picture({
              title: 'What deadlines were missed for',
              say: `Of those who missed a deadline, the time until then was most often for ${list(causesOfBreach.slice(0, 2).map((row) => `${causeName(label('breaches', row.group).cause)} (${grouped(row.mean)})`))}.`,
              body: chart(
                  (narrow) => ({
                      xAxis: acrossAxis('people who missed a deadline', { min: 0 }),
                      yAxis: nameAxis(
                          causesOfBreach.map((row) => causeName(label('breaches', row.group).cause)),
                          { wide: side(narrow) },
                      ),
                      series: [
                          {
                              type: 'bar',
                              name: 'people',
                              barMaxWidth: 18,
                              emphasis: { disabled: true },
                              data: causesOfBreach.map((row) => ({
                                  value: row.mean,
                                  itemStyle: {
                                      color: colours[
                                          causePlace(label('breaches', row.group).cause) % colours.length
                                      ],
                                  },
                              })),
                          },
                      ],
                      tooltip: { trigger: 'axis', valueFormatter: (value) => grouped(value, 1) },
                  }),
                  rowsHigh(causesOfBreach.length, 30),
              ),
              data: table(
                  'Missed deadlines by cause',
                  ['cause', 'people'],
                  causesOfBreach.map((row) => [
                      causeName(label('breaches', row.group).cause),
                      figureCell(row),
                  ]),
              ),
          })
        : null;
    return section('limits', 'What limits the system', waits(), use(), queues(), missed);
}
