// What the page of a comparison shows, and how it is called.
import { data, parts, words } from './data.js';
import { decimalsFor, grouped, unitFor } from './text.js';

export const scenarios = data.scenarios ?? [];
export const base = scenarios[0];
/** Each with its place, its names, and what the comparison found of it. */
export const variants = (data.variants ?? []).map((one, v) => ({
    ...scenarios[v + 1],
    ...one,
    headlines: one.headlines.map(withSigns),
    place: v,
}));

/** Words with a minus where the program's have a hyphen. */
function withSigns(row) {
    const signed = (text) => text.replace(/(^|[ £])-(?=[\d£])/g, '$1−');
    return {
        ...row,
        words: signed(row.words),
        base_in_words: signed(row.base_in_words),
        variant_in_words: signed(row.variant_in_words),
    };
}

const kinds = {
    benefit_days: 'days on benefit',
    work_days: 'days in employment',
    benefit_days_difference: 'impact on days on benefit',
    work_days_difference: 'impact on days in employment',
    within_limit: 'deadline met',
    steered: 'choices that take',
    cost: 'cost to',
    utilisation: 'use of',
    marker_stock: 'people with marker',
    queue_length: 'people in queue',
    inside: 'people inside',
    in_stage: 'people in',
    wait: 'wait for',
    on_benefit: 'share on benefit',
    in_work: 'share in employment',
};

/** "wait for Completer interview", "deadline met: WPCI within 15 working days". */
export function nameOf(row) {
    const kind = kinds[row.measure] ?? words(row.measure);
    const group = Object.values(parts(row.group)).map(words).join(', ');
    const of = [row.stage && (row.stage_label || words(row.stage)), group].filter(Boolean).join(', ');
    if (!of) return kind;
    return /( for| of| in| to| take| marker| queue)$/.test(kind) ? `${kind} ${of}` : `${kind}: ${of}`;
}

/** How numbers of a measure's unit are shown, and their differences: { scale, name, of(number) }. */
export function shownIn(unit, size) {
    if (unit === 'share') return { scale: 0.01, name: '%', difference: 'points' };
    if (unit !== 'minutes') return { scale: 1, name: unit, difference: unit };
    const [name, scale] = unitFor(size);
    return { scale, name, difference: name };
}

/** A number that a half-width is known of, as many decimals as that deserves. */
export function withHalf(mean, half, signed = false) {
    const decimals =
        half > 0 ? decimalsFor(half) : Number.isInteger(mean) ? 0 : decimalsFor(Math.abs(mean) / 10);
    const sign = signed && mean > 0 ? '+' : '';
    return sign + grouped(mean, decimals) + (half > 0 ? ` ± ${grouped(half, decimals)}` : '');
}

/** A row's paired difference with half its interval: "+6.43 ± 0.40 points". */
export function differenceOf({ difference, half, unit }) {
    const { scale, difference: name } = shownIn(unit, Math.max(Math.abs(difference), half ?? 0));
    return `${withHalf(difference / scale, (half ?? 0) / scale, true)} ${name}`;
}

export const same = (row) => row.verdict === 'the same';
export const distinguishable = (row) => row.verdict === 'higher' || row.verdict === 'lower';
export const stands = (row) => row.stands && distinguishable(row);

/** By what share of the greater figure the two differ at the least. */
const least = (row) =>
    Math.max(0, Math.abs(row.difference) - (row.half ?? 0)) /
    Math.max(Math.abs(row.base), Math.abs(row.variant));
export const byEffect = (a, b) => least(b) - least(a);
