// What the pictures of pathways and the tables beside them share.
import { groupWith, mean, stages, words } from './data.js';

export const kinds = [
    'appointment',
    'call',
    'walk_in',
    'group_session',
    'reviews',
    'decision_maker',
    'choose',
    'wait',
    'exit',
    'daily_reviews',
    'placement',
];
export const kindColour = (does) => `var(--k${Math.max(0, kinds.indexOf(does))})`;

export const shortName = (stage) => stages[stage].label || words(stages[stage].name);

/** How often an ending was taken. */
export const taken = (stage, ending) => mean('ended', { stage, group: groupWith('ended', 'ending', ending) });

/** The endings of a way that were taken, of as many as `endedOf` says its stage had. */
export function endingsOf(way, endedOf) {
    return [...new Set(way.endings)]
        .map((ending) => ({ ending, count: taken(way.from, ending) }))
        .filter(({ count }) => count > 0)
        .map(({ ending, count }) => ({ ending: words(ending), count, share: count / endedOf(way.from) }));
}
