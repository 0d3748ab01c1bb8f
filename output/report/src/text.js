// Numbers and lists as people read them. Result files have them in full.
import { intervals } from './data.js';

const formats = new Map();
export function grouped(number, decimals = 0) {
    if (number == null || Number.isNaN(number)) return '–';
    if (!formats.has(decimals)) {
        formats.set(
            decimals,
            new Intl.NumberFormat('en-GB', {
                minimumFractionDigits: decimals,
                maximumFractionDigits: decimals,
            }),
        );
    }
    const text = formats.get(decimals).format(number);
    return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** Decimals that show `size` to two digits; none from 10 on. */
export const decimalsFor = (size) =>
    !(size > 0) || size >= 10 ? 0 : Math.min(4, 1 - Math.floor(Math.log10(size)));

const units = [
    ['s', 1 / 60, 1],
    ['min', 1, 120],
    ['hours', 60, 48 * 60],
    ['days', 1440, Infinity],
];
/** The unit in which so many minutes are best read: [name, minutes in it]. */
export function unitFor(minutes) {
    const [name, size] = units.find(([, , below]) => Math.abs(minutes) < below) ?? units[3];
    return [name, size];
}

const withHalf = (value, half, decimals) =>
    grouped(value, decimals) + (half > 0 && intervals ? ` ± ${grouped(half, decimals)}` : '');

/** A mean with half its interval, in the measure's unit. */
export function amount(figure, unit = figure?.unit) {
    if (!figure || figure.mean == null) return '–';
    const { mean, half } = figure;
    if (unit === 'share') return share(figure);
    if (unit === 'minutes') {
        const [name, size] = unitFor(mean);
        return `${withHalf(mean / size, half / size, Math.max(decimalsFor(half / size), mean / size < 10 ? 1 : 0))} ${name}`;
    }
    const decimals =
        half > 0 ? decimalsFor(half) : Number.isInteger(mean) ? 0 : decimalsFor(Math.abs(mean) / 10);
    return withHalf(mean, half, decimals) + (unit === 'pounds' ? ' £' : '');
}

export function share({ mean, half }) {
    if (mean == null) return '–';
    const decimals = half >= 0.1 ? 0 : half > 0 && half < 0.0005 ? 2 : 1;
    return half > 0 && intervals
        ? `${grouped(mean * 100, decimals)}% ± ${grouped(half * 100, decimals)}`
        : `${grouped(mean * 100, decimals)}%`;
}

export const percent = (value, decimals = 0) => (value == null ? '–' : `${grouped(value * 100, decimals)}%`);

export function time(minutes) {
    if (minutes == null) return '–';
    const [name, size] = unitFor(minutes);
    return `${grouped(minutes / size, Math.abs(minutes / size) < 10 ? 1 : 0)} ${name}`;
}

export const pounds = (value) => `£${grouped(value)}`;

/** "a, b and c" */
export function list(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const plural = (count, one, many = one + 's') => `${grouped(count)} ${count === 1 ? one : many}`;

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const dates = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
});
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
export const date = (when) =>
    dates.format(typeof when === 'string' ? new Date(when + 'T00:00:00Z') : new Date(when));
export const month = (when) => months.format(new Date(when));
export const isoDay = (when) => new Date(when).toISOString().slice(0, 10);

/** Words in lines of about so many letters. */
export function lines(text, length) {
    const broken = [];
    for (const word of text.split(' ')) {
        const last = broken.at(-1);
        if (last != null && last.length + word.length < length) broken[broken.length - 1] = `${last} ${word}`;
        else broken.push(word);
    }
    return broken;
}
