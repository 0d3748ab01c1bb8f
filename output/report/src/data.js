// The page's data and how figures are reached in it. What it holds is told in output/report/data.hpp, and for the page
// of a comparison in output/answers/comparison_report.hpp.

export const data = JSON.parse(document.getElementById('data').textContent);
export const { run, parameters, assumptions } = data;
export const { stages = [], pathways = [], measures = {}, published = [] } = data;
export const offices = data.offices || [];
export const madeOf = data.made_of;
export const derived = data.derived || [];
export const intervals = run.replications > 1;

/** A position of "all offices", "all stages", or of no group. */
export const all = -1;

const figureAt = new Map();
for (const [measure, rows] of Object.entries(data.figures ?? {})) {
    for (const [office, stage, group, mean, half] of rows) {
        figureAt.set(`${measure}|${office}|${stage}|${group}`, { measure, office, stage, group, mean, half });
    }
}

/** One figure, or undefined where nothing was observed. */
export function figure(measure, { office = all, stage = all, group = all } = {}) {
    return figureAt.get(`${measure}|${office}|${stage}|${group}`);
}

/** Its mean, or 0 for counts that never happened. */
export const mean = (measure, where) => figure(measure, where)?.mean ?? 0;

/** Every figure of a measure that stands at `all` or at one of the given dimensions. */
export function figures(measure, { office = all, stage = all } = {}) {
    return (data.figures[measure] || [])
        .filter(
            ([o, s]) =>
                (office === 'each' ? o >= 0 : o === office) && (stage === 'each' ? s >= 0 : s === stage),
        )
        .map(([o, s, group, m, half]) => ({ measure, office: o, stage: s, group, mean: m, half }));
}

/** Every series of a measure; as figures(). */
export function series(measure, { office = all, stage = all } = {}) {
    return (data.series[measure] || [])
        .filter(
            (line) =>
                (office === 'each' ? line.office >= 0 : line.office === office) &&
                (stage === 'each' ? line.stage >= 0 : line.stage === stage),
        )
        .map((line) => ({ ...line, measure }));
}

/** Was a part of a measure's weeks by office left out for size? */
export const cut = (measure) => (data.series.cut || []).includes(measure);

/** "arm=iap;sex=female" as { arm: "iap", sex: "female" }. */
export function label(measure, group) {
    return parts(measures[measure]?.groups[group] ?? '');
}

export function parts(text) {
    const named = {};
    for (const part of text.split(';')) {
        const at = part.indexOf('=');
        if (at > 0) named[part.slice(0, at)] = part.slice(at + 1);
    }
    return named;
}

/** The position of a group whose part has this value. */
export const groupWith = (measure, key, value) =>
    (measures[measure]?.groups ?? []).findIndex((text) => parts(text)[key] === value);

const initials = /\b(cwp|htw|iap|jsa|mir|pwps|wpci|wsr)\b/g;

/** "work_coach" as "work coach", "daily_wsr" as "daily WSR". */
export const words = (name) =>
    String(name)
        .replaceAll('_', ' ')
        .replace(initials, (letters) => letters.toUpperCase());

const shortName = (stage) => stage.label || words(stage.name);
const sharing = new Map();
for (const stage of stages) sharing.set(shortName(stage), (sharing.get(shortName(stage)) ?? 0) + 1);

/** A stage as people call it; with its pathway where several stages are called so. */
export function stageName(index) {
    const stage = stages[index];
    const name = shortName(stage);
    return sharing.get(name) > 1 ? `${words(stage.pathway)}: ${name}` : name;
}

export const officeName = (index) => (index < 0 ? 'all offices' : offices[index].name);

/** What is waited for, in words that follow "for". */
export function causeName(cause) {
    if (cause.startsWith('staff:')) return `a free ${words(cause.slice(6))}`;
    if (cause.startsWith('resource:')) return `a free ${words(cause.slice(9))}`;
    return (
        {
            closed: 'the office to open',
            timetable: 'the timetable',
            interval: 'the prescribed time',
            claimant: 'the claimant',
            group: 'a fuller group',
            provider: 'the provider',
        }[cause] ?? words(cause)
    );
}

const firstWeek = Date.parse(run.first_week + 'T00:00:00Z');

/** The Monday of a week of the run, in milliseconds. */
export const monday = (week) => firstWeek + week * 7 * 86400000;

/** Weeks that the run does not cover whole: their counts are of fewer days. */
const measured = Date.parse(
    (run.measured_from > run.first_day ? run.measured_from : run.first_day) + 'T00:00:00Z',
);
const ends = Date.parse(run.last_day + 'T00:00:00Z') + 86400000;
/** Is the week that begins then covered whole? */
export const wholeFrom = (when) => when >= measured && when + 7 * 86400000 <= ends;
export const whole = (week) => wholeFrom(monday(week));
