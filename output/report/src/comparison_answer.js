// Each variant's question and its answer in words.
import { byEffect, distinguishable, nameOf, same, stands, variants } from './comparison_data.js';
import { el } from './dom.js';
import { capital, grouped, list, plural } from './text.js';

/** More differences than these are left to the variant's table. */
const mostTold = 8;

function told(row) {
    return el('li', {}, `${capital(nameOf(row))}: `, el('b', {}, row.words), `, from ${row.base_in_words}.`);
}

/** The strongest of every measure, then the strongest of the rest. */
function varied(rows) {
    const first = rows.filter((row, r) => rows.findIndex((one) => one.measure === row.measure) === r);
    return [...first, ...rows.filter((row) => !first.includes(row))].slice(0, mostTold).sort(byEffect);
}

function heading(sure, alone) {
    if (sure) return sure > mostTold ? 'What differs most, of what surely differs:' : 'What surely differs:';
    if (!alone) return 'No headline figure can be told from the base.';
    return 'No headline figure differs surely after looking at all of them: more replications would tell. What differs when looked at alone:';
}

function answer({ title, question, headlines, others }) {
    const sure = headlines.filter(stands).sort(byEffect);
    const alone = headlines.filter((row) => distinguishable(row) && !row.stands).sort(byEffect);
    const open = headlines.filter((row) => row.verdict === 'not distinguishable');
    const equal = headlines.filter(same);
    const rest = [
        sure.length > mostTold ? `${grouped(sure.length - mostTold)} more differ as surely` : '',
        alone.length
            ? `${grouped(alone.length)} ${alone.length === 1 ? 'differs' : 'differ'} when looked at alone, not after looking at all`
            : '',
        open.length ? `${grouped(open.length)} cannot be told from the base` : '',
        equal.length
            ? `${grouped(equal.length)} ${equal.length === 1 ? 'is' : 'are'} the same in every replication`
            : '',
    ].filter(Boolean);
    return el(
        'section',
        { class: 'one-answer' },
        el('h2', {}, title),
        question && el('p', { class: 'question' }, question),
        el('p', {}, heading(sure.length, alone.length)),
        sure.length + alone.length
            ? el('ul', { class: 'plain' }, varied(sure.length ? sure : alone).map(told))
            : null,
        el(
            'p',
            { class: 'note' },
            `Of ${plural(headlines.length, 'headline figure')}${rest.length ? `, ${list(rest)}` : ', all differ'}. ` +
                `Of ${plural(others.looked_at, 'other figure')} ${others.stand ? `${grouped(others.stand)} surely ${others.stand === 1 ? 'differs' : 'differ'}` : 'none surely differs'}.`,
        ),
    );
}

export const answers = () => el('div', { class: 'answer' }, variants.map(answer));
