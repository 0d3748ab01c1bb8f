// The question and the answer in words, and the figures a planner asks for first.
import {
    causeName,
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
    whole,
    words,
} from './data.js';
import { el } from './dom.js';
import { amount, capital, date, grouped, list, percent, plural, share } from './text.js';
import { busiest, ledger } from './measures.js';

/** More deadlines than these are told under their own heading alone. */
const mostDeadlines = 6;

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
    const said =
        most.mean >= 0.95
            ? 'there is no time left to catch up with any backlog'
            : most.mean >= 0.85
              ? 'little is left for weeks busier than the average'
              : 'capacity is not what limits the system';
    return `The busiest of all staff and rooms is the ${words(most.name)}${where}, used ${percent(most.mean)} of the time: ${said}.`;
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
    const set = (causes.get('rule') ?? 0) + (causes.get('claimant') ?? 0);
    const rest = total - set;
    const ranked = [...causes]
        .filter(([cause]) => cause !== 'rule' && cause !== 'claimant')
        .sort((a, b) => b[1] - a[1])
        .filter(([, minutes]) => minutes / rest >= 0.01)
        .slice(0, 3);
    const said = `Of all waiting, ${percent(set / total)} is as long as rules and claimants make it`;
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
    const said = Math.abs(ratio) < 0.05 ? 'stays about the same' : ratio > 0 ? 'grows' : 'falls';
    return `The number of people inside ${said}: ${grouped(early)} on average in the first quarter of the time measured, ${grouped(late)} in the last.`;
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
    const sentences = [
        impactSentence(),
        capacitySentence(),
        waitSentence(),
        backlogSentence(),
        publishedSentence(),
    ].filter(Boolean);
    return el(
        'header',
        {},
        el('p', { class: 'kicker' }, `caseload · ${run.scenario}`),
        el('h1', {}, run.title || run.scenario),
        run.question && el('p', { class: 'question' }, run.question),
        el(
            'p',
            { class: 'note' },
            `${date(run.first_day)} to ${date(run.last_day)}${from}; ${plural(offices.length, 'office')}; ` +
                `${plural(run.replications, 'replication')} with seed ${run.seed}${arrivals ? `; ${grouped(arrivals)} new people in each` : ''}. ` +
                (run.replications > 1
                    ? '± is half a 95% confidence interval of the mean over replications (Student’s t), not the spread of runs.'
                    : 'One replication: there are no confidence intervals.'),
        ),
        el(
            'div',
            { class: 'answer' },
            sentences.map((sentence) => el('p', {}, capital(sentence))),
            deadlines.length
                ? [
                      el('p', {}, `Deadlines${over ? ', the first of them' : ''}:`),
                      el('ul', { class: 'plain' }, deadlines),
                  ]
                : [],
        ),
        cards(),
    );
}
