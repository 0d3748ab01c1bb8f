// The question and the answer in words, and the figures a planner asks for first.
import {
    causeName,
    data,
    derived,
    figure,
    figures,
    label,
    mean,
    officeName,
    offices,
    published,
    run,
    series,
    stageName,
    whole,
    words,
} from './data.js';
import { el } from './dom.js';
import { amount, capital, date, grouped, list, percent, plural, share } from './text.js';
import { busiest, isSet, ledger } from './measures.js';

/** More deadlines than these are told under their own heading alone. */
const mostDeadlines = 6;
/** More counts of people than these are left to the programme's own heading. */
const mostCounts = 4;

function impactSentence() {
    const first = derived.find((one) => one.measure === 'benefit_days_difference');
    if (!first) return null;
    const work = derived.find((one) => one.measure === 'work_days_difference' && one.group === first.group);
    return (
        `The programme changes the days on benefit by ${change(first)} a person` +
        (work ? ` and the days in employment by ${change(work)}` : '') +
        '.'
    );
}

function change({ mean: value, half }) {
    const said = `${value > 0 ? '+' : ''}${amount({ mean: value, half })} days`;
    return half > 0 && Math.abs(value) <= half ? `${said} (not distinguishable from none)` : said;
}

/** How people are split in the end, or else how choices between elements came out. */
function splitSentence() {
    const counted = figures('headcount').filter((row) => row.mean > 0);
    if (counted.length) {
        const told = counted
            .slice(0, mostCounts)
            .map((row) => `${amount(row, 'people')} “${label('headcount', row.group).who}”`);
        return `People counted in the end: ${list(told)}${counted.length > told.length ? ', and others further down' : ''}.`;
    }
    const rows = figures('steered')
        .filter((row) => row.mean > 0)
        .sort((a, b) => b.mean - a.mean);
    if (!rows.length) return null;
    const told = rows.map((row) => `${words(label('steered', row.group).element)} is taken in ${share(row)}`);
    return `Of the choices in which an element is open, ${list(told)}.`;
}

function placeSentence() {
    const sum = (measure) => figures(measure).reduce((total, row) => total + row.mean, 0);
    const granted = sum('places_granted');
    if (!granted) return null;
    const away = sum('turned_away');
    return (
        `Of ${plural(Math.round(granted), 'place')} with providers ${grouped(sum('places_used'))} are used; ` +
        (away >= 0.5
            ? `${grouped(away)} people are turned away for want of one.`
            : 'nobody is turned away for want of one.')
    );
}

function markerSentence() {
    const rows = figures('marker_stock')
        .filter((row) => row.mean >= 0.5 && label('marker_stock', row.group).marker !== 'none')
        .sort((a, b) => b.mean - a.mean);
    if (!rows.length) return null;
    const told = rows
        .slice(0, 4)
        .map((row) => `${amount(row, 'people')} carry “${words(label('marker_stock', row.group).marker)}”`);
    return `On an average day ${list(told)}${rows.length > 4 ? '; the rest under their own heading' : ''}.`;
}

function queueSentence() {
    const rows = figures('queue_length').filter((row) => row.mean > 0);
    const waits = figures('wait', { stage: 'each' }).filter(
        (row) => data.stages[row.stage].does === 'walk_in' && row.mean > 0,
    );
    if (!rows.length || !waits.length) return null;
    const longest = waits.reduce((a, b) => (b.mean > a.mean ? b : a));
    const most = rows.reduce((a, b) => (b.mean > a.mean ? b : a));
    return (
        `People wait ${amount(longest, 'minutes')} for “${stageName(longest.stage)}”${waits.length > 1 ? ', longest of all queues' : ''}; ` +
        `on average ${amount(most, 'people')} people stand in the queue “${words(label('queue_length', most.group).queue ?? '')}”.`
    );
}

function publishedSentence() {
    const bounded = published.filter((row) => row.inside !== null);
    if (!bounded.length) return null;
    const inside = bounded.filter((row) => row.inside).length;
    return `Of ${plural(bounded.length, 'published figure')} with bounds, ${grouped(inside)} ${inside === 1 ? 'is' : 'are'} met: the simulated mean lies within.`;
}

function deadlineItems() {
    const rows = figures('within_limit');
    return rows.map((row) => {
        const name = words(label('within_limit', row.group).deadline);
        const at = figures('within_limit', { office: 'each' }).filter((one) => one.group === row.group);
        const lowest = at.length > 1 ? at.reduce((a, b) => (b.mean < a.mean ? b : a)) : null;
        return el(
            'li',
            {},
            el('b', { 'data-figure': key(row) }, share(row)),
            ` of those who come to it meet “${name}”${lowest ? `; fewest at ${officeName(lowest.office)}: ${percent(lowest.mean, 1)}` : ''}.`,
        );
    });
}

function capacitySentence() {
    const most = busiest();
    if (!most) return null;
    const where = offices.length > 1 ? ` at ${officeName(most.office)}` : '';
    return `The busiest of all staff and rooms is the ${words(most.name)}${where}, used ${percent(most.mean)} of the time.`;
}

function waitSentence() {
    const stagesWaiting = ledger();
    if (!stagesWaiting.length) return null;
    const total = stagesWaiting.reduce((sum, one) => sum + one.entered * one.wait, 0);
    const causes = new Map();
    for (const one of stagesWaiting) {
        for (const [cause, minutes] of one.causes)
            causes.set(cause, (causes.get(cause) ?? 0) + minutes * one.entered);
    }
    const set = [...causes].reduce((sum, [cause, minutes]) => sum + (isSet(cause) ? minutes : 0), 0);
    const rest = total - set;
    const ranked = [...causes]
        .filter(([cause]) => !isSet(cause))
        .sort((a, b) => b[1] - a[1])
        .filter(([, minutes]) => minutes / rest >= 0.01)
        .slice(0, 3);
    if (set / total < 0.005 && ranked.length === 1) return `All waiting is for ${causeName(ranked[0][0])}.`;
    if (rest / total < 0.005) return 'Nearly all waiting is as long as hours, timetables and claimants make it.';
    const said = `Of all waiting, ${percent(set / total)} is as long as hours, timetables and claimants make it`;
    return ranked.length
        ? `${said}; of the rest, ${list(ranked.map(([cause, minutes]) => `${percent(minutes / rest)} is for ${causeName(cause)}`))}.`
        : `${said}.`;
}

function backlogSentence() {
    const [line] = series('inside');
    if (!line) return null;
    const points = line.mean
        .map((value, i) => [line.first + i, value])
        .filter(([week, value]) => value != null && whole(week));
    if (points.length < 8) return null;
    const quarter = Math.max(1, Math.floor(points.length / 4));
    const average = (part) => part.reduce((sum, [, value]) => sum + value, 0) / part.length;
    const early = average(points.slice(0, quarter));
    const late = average(points.slice(-quarter));
    const ratio = late / early - 1;
    const decimals = early < 10 ? 2 : 0;
    const said = Math.abs(ratio) < 0.05 ? 'stays about the same' : ratio > 0 ? 'grows' : 'falls';
    return `The number of people inside ${said}: ${grouped(early, decimals)} on average in the first quarter of the time measured, ${grouped(late, decimals)} in the last.`;
}

function cards() {
    const most = busiest();
    const shown = [
        ['arrivals', 'new people'],
        ['inside', 'people inside, averaged over time'],
        ['reclaims', 'claim again'],
    ]
        .map(([measure, said]) => [figure(measure), said])
        .filter(([one]) => one?.mean)
        .map(([one, said]) => [amount(one, 'people'), said, key(one)]);
    if (most)
        shown.push([
            percent(most.mean, 1),
            `use of ${words(most.name)}${offices.length > 1 ? ` at ${officeName(most.office)}` : ''}, the busiest`,
            key(most),
        ]);
    const placed = figures('places_used').reduce((sum, one) => sum + one.mean, 0);
    if (placed) shown.push([grouped(placed), 'placements started']);
    const sanctioned = figures('sanctions').reduce((sum, one) => sum + one.mean, 0);
    if (sanctioned) shown.push([grouped(sanctioned), 'sanctions']);
    return el(
        'ul',
        { class: 'cards' },
        shown.map(([value, said, of]) =>
            el('li', {}, el('b', { 'data-figure': of }, value), el('span', {}, said)),
        ),
    );
}

const key = (one) => [one.measure, one.office, one.stage, one.group].join('|');

export function answer() {
    const from = run.measured_from > run.first_day ? `, measured from ${date(run.measured_from)}` : '';
    const arrivals = mean('arrivals');
    const all = deadlineItems();
    const deadlines = all.slice(0, mostDeadlines);
    const over = all.length > deadlines.length;
    const first = [
        impactSentence(),
        splitSentence(),
        placeSentence(),
        markerSentence(),
        queueSentence(),
    ].filter(Boolean);
    const answered = data.answers ?? [];
    const limits = data.what_limits ?? [];
    const sentences = [
        ...(answered.length ? [] : limits),
        capacitySentence(),
        waitSentence(),
        backlogSentence(),
        publishedSentence(),
    ].filter(Boolean);
    const told = (some) => some.map((sentence) => el('p', {}, capital(sentence)));
    const note = el(
        'p',
        { class: 'note' },
        `${date(run.first_day)} to ${date(run.last_day)}${from}; ${plural(offices.length, 'office')}; ` +
            `${plural(run.replications, 'replication')} with seed ${run.seed}${arrivals ? `; ${grouped(arrivals)} new people in each` : ''}. ` +
            (run.replications > 1
                ? '± is half, and “a to b” in brackets the whole of a 95% confidence interval of the mean over replications (Student’s t), not the spread of runs.'
                : 'One replication: there are no confidence intervals.'),
    );
    return el(
        'header',
        {},
        el('p', { class: 'kicker' }, `caseload · ${run.scenario}`),
        el('h1', {}, run.title || run.scenario),
        run.question && el('p', { class: 'question' }, run.question),
        el(
            'div',
            { class: 'answer' },
            (data.said_first ?? []).map((sentence) =>
                el('p', { class: 'said-first', role: 'alert' }, sentence),
            ),
            el('h2', {}, 'The answer'),
            answered.length
                ? [
                      el('ul', { class: 'plain' }, answered.map((sentence) => el('li', {}, el('b', {}, sentence)))),
                      ...told(limits),
                      el('h2', {}, 'Besides'),
                  ]
                : [],
            told(first),
            deadlines.length
                ? [
                      el('p', {}, `Deadlines${over ? ', the first of them' : ''}:`),
                      el('ul', { class: 'plain' }, deadlines),
                  ]
                : [],
            told(sentences),
        ),
        note,
        cards(),
    );
}
