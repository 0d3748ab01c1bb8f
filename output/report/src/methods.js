// What the numbers rest on: assumptions, parameters, method, the reporting checklist, and how to run it again.
import {
    assumptions,
    derived,
    madeOf,
    measures,
    offices,
    parameters,
    pathways,
    published,
    run,
    stages,
    words,
} from './data.js';
import { el, section, table, textCell } from './dom.js';
import { date, grouped, list, plural } from './text.js';

const changed = parameters.filter((one) => one.changed);
const assumed = parameters.filter((one) => one.source.startsWith('assumption'));
const others = parameters.filter((one) => !one.source.startsWith('assumption'));
const columns = ['parameter', 'value', 'default', 'source', 'meaning'];
const row = (one) => [
    textCell(one.name),
    textCell(one.value),
    textCell(one.default),
    textCell(one.source),
    textCell(one.meaning),
];
const fold = (title, content) => el('details', {}, el('summary', {}, title), content);

export function assumptionSection(whose) {
    return section(
        'assumptions',
        `Assumptions and parameters${whose ? ` ${whose}` : ''}`,
        assumptions.length
            ? [
                  el('h3', {}, 'What the scenario assumes'),
                  el(
                      'ul',
                      { class: 'plain' },
                      assumptions.map((text) => el('li', {}, text)),
                  ),
              ]
            : [],
        el('h3', {}, 'Parameters that differ from their default'),
        changed.length
            ? table('Changed parameters', columns, changed.map(row))
            : el('p', {}, 'None: every parameter has its default.'),
        assumed.length
            ? fold(
                  `${plural(assumed.length, 'parameter')} that no source gives`,
                  table('Assumed parameters', columns, assumed.map(row)),
              )
            : null,
        others.length
            ? fold(
                  `${plural(others.length, 'parameter')} with a source`,
                  table('Parameters with a source', columns, others.map(row)),
              )
            : null,
    );
}

export function methodSection() {
    const last = run.first_replication + run.replications - 1;
    return section(
        'method',
        'Method',
        el(
            'ul',
            { class: 'plain' },
            [
                `Replications ${run.first_replication} to ${last} with seed ${run.seed}: each is the whole period simulated once, with luck of its own. Counts are per replication.`,
                run.replications > 1
                    ? `± and bands are 95% confidence intervals of a mean over ${run.replications} replications, by Student’s t with ${run.replications - 1} degrees of freedom. They tell how well the mean is known, not how much single runs differ, and shrink with more replications.`
                    : 'One replication: there are no intervals. Run more of them to see how sure the numbers are.',
                'Differences between arms or variants are taken replication by replication and then averaged (paired), so that luck common to both cancels. A difference whose interval spans zero is called “not distinguishable”.',
                run.warm_up.told,
                'A wait is from entry into a stage to the start of what was waited for, less the time that the scenario prescribes (earliest, every, notice), which stands apart. It is measured when it ends. Its causes are those of the first test that failed, in a fixed order, and sum to the wait. An appointment that the claimant misses ends a wait too. Days of waiting have 24 hours.',
                'Pictures by week leave out weeks that the run does not cover whole.',
                'A utilisation is time used over time bookable or on duty; what staff do besides (other work, leave, sickness) is not in either.',
            ].map((text) => el('li', {}, text)),
        ),
        fold(
            'Every measure and what it means',
            table(
                'Measures',
                ['measure', 'unit', 'meaning'],
                Object.entries(measures).map(([name, { unit, meaning }]) => [
                    textCell(words(name)),
                    unit,
                    textCell(meaning),
                ]),
            ),
        ),
    );
}

/** The headings of STRESS-DES (Monks and others, 2019), each with what this run has to say. */
function checklist() {
    const staff = offices.reduce(
        (sum, office) => sum + Object.values(office.staff).reduce((a, b) => a + b, 0),
        0,
    );
    const does = [...new Set(stages.map((stage) => words(stage.does)))];
    const guided = stages.filter((stage) => stage.guidance).length;
    const made = (names) => (names.length ? list([...new Set(names)].map(words)) : 'none');
    return [
        ['1.1 Purpose of the model', run.question || run.title],
        [
            '1.2 Model outputs',
            `${grouped(Object.keys(measures).length)} measures, listed under Method; ${derived.length ? 'impacts of the trial; ' : ''}by stage, office, group and week where that has a meaning.`,
        ],
        [
            '1.3 Aims of experimentation',
            published.length
                ? `Estimation, and comparison with ${plural(published.length, 'published figure')}.`
                : 'Estimation of the scenario’s measures. Variants are compared with paired replications by “caseload compare”.',
        ],
        [
            '2.1 Base model overview',
            `${plural(pathways.length, 'pathway')} of ${plural(stages.length, 'stage')}, drawn above from the graph that ran.`,
        ],
        [
            '2.2 Base model logic',
            `Kinds of stages: ${list(does)}. ${guided ? `${plural(guided, 'stage')} name${guided === 1 ? 's' : ''} the guidance they follow (see the tables of the pathways).` : 'No stage names guidance.'}`,
        ],
        [
            '2.3 Scenario logic',
            changed.length
                ? `${plural(changed.length, 'parameter')} ${changed.length === 1 ? 'differs' : 'differ'} from the default: ${list(changed.slice(0, 12).map((one) => one.name))}${changed.length > 12 ? ' and others' : ''}.`
                : 'No parameter differs from its default.',
        ],
        [
            '2.4 Algorithms',
            `Arrivals are thinned from a declared greatest rate. Diaries are booked in steps of ${madeOf.slot_minutes} minutes, own coach first where a stage asks for it. What passes between offices is settled overnight, in the order of day, office and sequence.`,
        ],
        [
            '2.5.1 Entities',
            `People with ${plural(madeOf.attributes.length, 'attribute')}: ${made(madeOf.attributes)}. ${run.bytes_a_person} bytes each.`,
        ],
        [
            '2.5.2 Activities',
            list(stages.slice(0, 40).map((stage) => stage.label || words(stage.name))) +
                (stages.length > 40 ? ' and others.' : '.'),
        ],
        [
            '2.5.3 Resources',
            `${plural(offices.length, 'office')} with ${plural(staff, 'member')} of staff (${made(madeOf.roles)}); resources: ${made(madeOf.resources)}; providers: ${made(madeOf.providers)}.`,
        ],
        [
            '2.5.4 Queues',
            'Bookings take the earliest time that suits; queues are served by priority, then arrival, then order of joining. Waits are told with their cause.',
        ],
        [
            '2.5.5 Entry and exit points',
            `Sources of arrivals: ${made(madeOf.arrivals)}. ${madeOf.stock ? `${plural(madeOf.stock, 'group')} of people inside at the start.` : 'Nobody inside at the start.'} People leave where a pathway ends.`,
        ],
        [
            '3.1 Data sources',
            `Rule ids and publications stand beside each parameter; ${plural(parameters.length - assumed.length, 'parameter')} ${parameters.length - assumed.length === 1 ? 'has' : 'have'} a source.`,
        ],
        [
            '3.2 Pre-processing',
            published.some((one) => one.fitted)
                ? `Some parameters were fitted to ${plural(published.filter((one) => one.fitted).length, 'published figure')}, marked so under “Published beside simulated”.`
                : 'None in this run.',
        ],
        [
            '3.3 Input parameters',
            `${plural(parameters.length, 'parameter')}, all listed above with value, default and source; the whole scenario as resolved is in run.json.`,
        ],
        [
            '3.4 Assumptions',
            `${plural(assumptions.length, 'assumption')} of the scenario and ${plural(assumed.length, 'assumed parameter')}, listed above.`,
        ],
        [
            '4.1 Initialisation',
            run.warm_up.told,
        ],
        ['4.2 Run length', `${date(run.first_day)} to ${date(run.last_day)}.`],
        [
            '4.3 Estimation approach',
            `${plural(run.replications, 'independent replication')}; ${run.replications > 1 ? '95% intervals by Student’s t.' : 'no intervals.'}`,
        ],
        ['5.1 Software', `caseload ${run.version}.`],
        [
            '5.2 Random sampling',
            `Philox, keyed by seed ${run.seed} and replication; a draw is a function of who, what and which time, so that variants meet the same people with the same luck.`,
        ],
        [
            '5.3 Model execution',
            `Events day by day and office by office; ${grouped(run.events)} events in all. The numbers do not depend on the number of threads.`,
        ],
        ['5.4 System specification', 'Told in run.json under “this_run”: it does not change the numbers.'],
        [
            '6.1 Code access',
            `Scenario ${run.scenario}, hash ${run.hash}; the program and its scenarios come in one repository.`,
        ],
    ];
}

export function againSection() {
    return section(
        'again',
        'Reporting checklist, and how to run it again',
        el('h3', {}, 'Run it again'),
        el('p', {}, 'The same command gives the same numbers, to the last digit, on any number of threads.'),
        el('pre', { tabindex: 0 }, run.command),
        el('h3', {}, 'STRESS-DES'),
        el(
            'p',
            { class: 'note' },
            'Strengthening the reporting of empirical simulation studies: discrete-event simulation (Monks, Currie, Onggo, Robinson, Kunc and Taylor, Journal of Simulation 13, 2019), filled in from the run.',
        ),
        el(
            'dl',
            { class: 'checklist' },
            checklist().flatMap(([name, said]) => [el('dt', {}, name), el('dd', {}, said)]),
        ),
        el(
            'p',
            { class: 'note' },
            `Made by caseload ${run.version}. Pictures: Apache ECharts (Apache License 2.0); the notices stand in this file’s script.`,
        ),
    );
}
