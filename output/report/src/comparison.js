// The page of a comparison: what was asked and answered, what differs, by how much and how sure, and all the curves.
import { answers } from './comparison_answer.js';
import { curves } from './comparison_curves.js';
import { differences } from './comparison_differences.js';
import { pairing } from './comparison_pairing.js';
import { base, scenarios, variants } from './comparison_data.js';
import { data, run, words } from './data.js';
import { el, section, table } from './dom.js';
import { assumptionSection } from './methods.js';
import { date, grouped, percent, plural } from './text.js';

/** What the base's question is about: a line a figure, a column an option. */
function asked() {
    const rows = data.asked ?? [];
    if (!rows.length) return null;
    const cell = ({ value, standing, differs, stands }) => ({
        text: `${value}${standing ? `, ${standing}` : ''}${differs ? `: ${differs}${stands ? ' (sure)' : ''}` : ''}`,
        wraps: true,
    });
    return [
        base.question && el('p', { class: 'question' }, base.question),
        table(
            'What the question is about; after the colon the difference from the base, sure after looking at all of them (Holm)',
            ['', ...rows[0].options.map(({ label }, o) => (o ? label : `${label} (base)`))],
            rows.map(({ subject, wanted, options }) => [
                `${subject}${wanted ? `, ${wanted}` : ''}`,
                ...options.map(cell),
            ]),
        ),
    ];
}

export function comparisonAnswer() {
    return el(
        'header',
        {},
        el('p', { class: 'kicker' }, `caseload · ${scenarios.map(({ label }) => label).join(', ')}`),
        el('h1', {}, `${base.title}: ${plural(variants.length, 'variant')} compared`),
        scenarios.flatMap(({ label, said_first: sentences }) =>
            (sentences ?? []).map((sentence) =>
                el('p', { class: 'said-first', role: 'alert' }, `${label}: ${sentence}`),
            ),
        ),
        ...(asked() ?? []),
        answers(),
        el(
            'p',
            { class: 'note' },
            `Base: ${base.title} (${base.label}), ${date(run.first_day)} to ${date(run.last_day)}${run.measured_from > run.first_day ? `, measured from ${date(run.measured_from)}` : ''}. ` +
                `${plural(run.replications, 'replication')} with seed ${run.seed}, each with the same people and luck in all scenarios. ` +
                (run.replications > 1
                    ? 'Intervals and ± are 95% confidence intervals of the mean paired difference (Student’s t).'
                    : 'One replication: there are no intervals.'),
        ),
    );
}

/** A line of a scenario file that one of two scenarios alone has. */
function changedLine({ added, line }) {
    return el(
        'li',
        {},
        el('span', { 'aria-hidden': 'true', class: 'sign' }, added ? '+' : '−'),
        el('span', { class: 'unseen' }, added ? 'only in the variant: ' : 'only in the base: '),
        el(added ? 'ins' : 'del', {}, el('code', {}, line)),
    );
}

/** Elements with a line a scenario: what was aimed at, what came out, what held it back. */
function splitOf({ title, split }) {
    return split.length
        ? table(
              `${title}: elements, steered towards shares of live markers`,
              ['element', 'scenario', 'aimed at', 'live markers', 'due, but unsuitable', 'or without a place'],
              split.flatMap(({ element, scenarios: told }) =>
                  told.map((one) => [
                      words(element),
                      one.label,
                      { text: percent(one.aimed_at, 1), number: true, sort: one.aimed_at },
                      { text: percent(one.live, 1), number: true, sort: one.live },
                      { text: grouped(one.unsuitable), number: true, sort: one.unsuitable },
                      { text: grouped(one.no_place), number: true, sort: one.no_place },
                  ]),
              ),
          )
        : null;
}

function elements() {
    return variants.some(({ split }) => split.length)
        ? section(
              'elements',
              'Elements: what was aimed at, and what came out',
              el(
                  'p',
                  {},
                  'Coaches steer people to the element that is furthest below its share of live markers, as far as it suits them and has places left. Averages over time; choices in a replication.',
              ),
              variants.map(splitOf),
          )
        : null;
}

function changesOf({ title, differs, only_base: onlyBase, only_variant: onlyVariant }) {
    const groups = [];
    for (const change of differs) {
        if (groups.at(-1)?.section !== change.section) groups.push({ section: change.section, changes: [] });
        groups.at(-1).changes.push(change);
    }
    const only = (names, where) =>
        names.length ? el('p', { class: 'note' }, `Only ${where}: ${names.join(', ')}.`) : null;
    return [
        el('h3', {}, title),
        differs.length
            ? groups.map((group) => [
                  group.section ? el('p', { class: 'table-name' }, el('code', {}, group.section)) : null,
                  el('ul', { class: 'diff' }, group.changes.map(changedLine)),
              ])
            : el('p', {}, 'Nothing: the scenarios are the same.'),
        only(onlyBase, 'the base has'),
        only(onlyVariant, 'this variant has'),
    ].flat(2);
}

function changes() {
    return section(
        'changes',
        'What differs between the scenario files',
        el(
            'p',
            {},
            'Line by line, with everything a file takes from others put in: − stands in the base alone, + in the variant alone. Titles and questions are left out.',
        ),
        variants.flatMap(changesOf),
    );
}

function method() {
    const last = run.first_replication + run.replications - 1;
    return section(
        'method',
        'Method',
        el(
            'ul',
            { class: 'plain' },
            [
                `Base and variants run over replications ${run.first_replication} to ${last} with seed ${run.seed}. In each replication all meet the same people with the same luck (common random numbers): a draw depends on the person, what is decided and which time, so that a change of one rule disturbs no other draw.`,
                `Differences are taken replication by replication, variant less base, and averaged. Their 95% intervals are paired ones, by Student’s t with ${Math.max(0, run.replications - 1)} degrees of freedom. They tell how well the mean difference is known, not how much single years differ.`,
                'A difference whose interval spans zero is called “not distinguishable”. Whoever looks at many figures finds some that differ by chance: a difference “stands” when it is still distinguishable after Holm’s adjustment (1979) for all headline figures of its variant.',
                'Bands of curves: around a scenario’s curve the interval of its mean, around a difference the paired interval. Where bands of two scenarios overlap the difference may still be sure: look at its own picture.',
                'Weeks that the period does not cover whole are left out of the pictures.',
            ].map((text) => el('li', {}, text)),
        ),
    );
}

function again() {
    return section(
        'again',
        'How to run it again',
        el('p', {}, 'The same command gives the same numbers, to the last digit, on any number of threads.'),
        el('pre', { tabindex: 0 }, run.command),
        el(
            'ul',
            { class: 'plain' },
            scenarios.map(({ label, title, hash }) => el('li', {}, `${title} (${label}): hash ${hash}`)),
        ),
        el(
            'p',
            { class: 'note' },
            `Made by caseload ${run.version}. All figures are in comparison.csv, those by week and day in comparison_series.csv, and all of them in results.db. Pictures: Apache ECharts (Apache License 2.0); its notices stand in this file’s script.`,
        ),
    );
}

export const comparisonSections = [
    changes,
    elements,
    differences,
    pairing,
    curves,
    () => assumptionSection('of the base'),
    method,
    again,
];
