// Staff time and money.
import { figures, label, stageName, words } from './data.js';
import { colours } from './charts.js';
import { figureCell, legendOf, picture, section, table } from './dom.js';
import { capital, grouped, percent, pounds } from './text.js';
import { stacked } from './programme.js';

const mostStages = 15;

/** Stages in bars, stacked by the groups of a measure. */
function byStage({ measure, key, title, unit, scale, say, caption }) {
    const totals = figures(measure)
        .filter((row) => row.mean > 0)
        .sort((a, b) => b.mean - a.mean);
    if (!totals.length) return null;
    const name = (row) => words(label(measure, row.group)[key] ?? 'all');
    const each = figures(measure, { stage: 'each' }).filter((row) => row.mean > 0);
    const stages = [...new Set(each.map((row) => row.stage))]
        .map((stage) => ({
            stage,
            name: stageName(stage),
            sum: each.filter((row) => row.stage === stage).reduce((total, row) => total + row.mean, 0),
        }))
        .sort((a, b) => b.sum - a.sum);
    const at = (stage, group) => each.find((row) => row.stage === stage && row.group === group);
    return picture({
        title,
        say: say(
            totals.map((row) => ({ name: name(row), value: row.mean / scale })),
            stages.map((one) => ({ ...one, sum: one.sum / scale })),
        ),
        legend: legendOf(
            totals.map((row, i) => ({ name: name(row), colour: colours[i % colours.length], bar: true })),
        ),
        body: stacked(
            stages.slice(0, mostStages),
            totals.map((row, i) => [
                name(row),
                colours[i % colours.length],
                (one) => (at(one.stage, row.group)?.mean ?? 0) / scale,
            ]),
            unit,
        ),
        note: stages.length > mostStages ? `The ${mostStages} stages with most; the table has all.` : null,
        data: table(
            caption,
            ['stage', ...totals.map(name)],
            [
                ['all stages', ...totals.map((row) => figureCell(row))],
                ...stages.map(({ stage, name: said }) => [
                    said,
                    ...totals.map((row) => figureCell(at(stage, row.group))),
                ]),
            ],
            { sortable: true },
        ),
    });
}

export function moneySection() {
    return section(
        'money',
        'Costs and staff time',
        byStage({
            measure: 'cost',
            key: 'payer',
            title: 'Costs by payer and stage',
            unit: 'pounds in a replication',
            scale: 1,
            caption: 'Costs in pounds',
            say: (payers, stages) =>
                `${capital(payers[0].name)} pays most: ${pounds(payers[0].value)} of ${pounds(payers.reduce((sum, one) => sum + one.value, 0))} in a replication. “${stages[0]?.name}” costs most (${pounds(stages[0]?.sum)}).`,
        }),
        byStage({
            measure: 'staff_time',
            key: 'role',
            title: 'Staff time by stage',
            unit: 'hours in a replication',
            scale: 60,
            caption: 'Staff time',
            say: (roles, stages) =>
                `Staff spend ${grouped(roles.reduce((sum, one) => sum + one.value, 0))} hours in a replication; “${stages[0]?.name}” takes most of it (${grouped(stages[0]?.sum)} hours, ${percent(stages[0]?.sum / (roles.reduce((sum, one) => sum + one.value, 0) || 1))}).`,
        }),
    );
}
