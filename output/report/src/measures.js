// What several sections ask of the figures.
import { figures, label, mean, measures, parts } from './data.js';

/** A role or resource of the measure `utilisation`. */
export function unitName(group) {
    const named = label('utilisation', group);
    return named.role ?? named.resource ?? '';
}

/** The most used role or resource at a single office. */
export function busiest() {
    const rows = figures('utilisation', { office: 'each' }).filter((row) => row.mean != null);
    if (!rows.length) return null;
    const most = rows.reduce((a, b) => (b.mean > a.mean ? b : a));
    return { ...most, name: unitName(most.group) };
}

/** Roles and resources, the most used first: { group, name, overall, busiest }. */
export function units() {
    const each = figures('utilisation', { office: 'each' });
    return figures('utilisation')
        .map((overall) => {
            const at = each.filter((row) => row.group === overall.group);
            return {
                group: overall.group,
                name: unitName(overall.group),
                overall,
                busiest: at.length ? at.reduce((a, b) => (b.mean > a.mean ? b : a)) : overall,
            };
        })
        .sort((a, b) => b.busiest.mean - a.busiest.mean);
}

/** Stages with a wait, the longest first: { stage, wait, entered, causes: [[cause, minutes]] }. */
export function ledger() {
    const byStage = new Map();
    for (const row of figures('wait_cause', { stage: 'each' })) {
        if (!(row.mean > 0)) continue;
        if (!byStage.has(row.stage)) byStage.set(row.stage, []);
        byStage.get(row.stage).push([label('wait_cause', row.group).cause, row.mean, row]);
    }
    return figures('wait', { stage: 'each' })
        .filter((row) => row.mean > 0 && byStage.has(row.stage))
        .map((row) => ({
            stage: row.stage,
            wait: row.mean,
            figure: row,
            entered: mean('entered', { stage: row.stage }),
            causes: byStage.get(row.stage).sort((a, b) => b[1] - a[1]),
        }))
        .sort((a, b) => b.wait - a.wait);
}

/** Does such a wait come of hours, timetables or the claimant's own time, which no capacity would shorten? */
export const isSet = (cause) => ['closed', 'timetable', 'claimant'].includes(cause);

/** Minutes of a stage's wait that more staff, rooms, places or people in a group would shorten. */
export const avoidable = (row) =>
    row.causes
        .filter(([cause]) => !isSet(cause))
        .reduce((sum, [, minutes]) => sum + minutes, 0);

/** Causes in the order in which they are tested, with a permanent colour each. */
export const causes = (measures.wait_cause?.groups ?? []).map((text) => parts(text).cause);
export const causePlace = (cause) => causes.indexOf(cause);
