// Published figures beside the simulated ones.
import { published } from './data.js';
import { el, numberCell, section, table, textCell } from './dom.js';
import { grouped } from './text.js';

function beside() {
    if (!published.length) return null;
    const bounded = published.filter((row) => row.inside !== null);
    const count = (rows) => `${rows.filter((row) => row.inside).length} of ${rows.length}`;
    const said = (value) =>
        value == null ? '–' : grouped(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
    const rows = table(
        'Published beside simulated',
        [
            'figure',
            'published',
            'bounds',
            'simulated',
            '95% interval of the mean',
            'inside bounds',
            'used in the fit',
            'source',
        ],
        published.map((row) => [
            row.name,
            numberCell(said(row.published)),
            row.lower == null ? '–' : `${said(row.lower)} to ${said(row.upper)}`,
            numberCell(said(row.simulated)),
            row.simulated_lower == null
                ? '–'
                : `${said(row.simulated_lower)} to ${said(row.simulated_upper)}`,
            row.inside == null ? '–' : row.inside ? 'yes' : 'no',
            row.fitted ? 'yes' : 'no',
            textCell(row.source),
        ]),
    );
    return [
        bounded.length
            ? `Simulated means inside published bounds: ${count(bounded.filter((row) => row.fitted))} figures that the fit used, ${count(bounded.filter((row) => !row.fitted))} that it did not.`
            : 'No published figure has bounds.',
        rows,
    ];
}

export function publishedSection() {
    const said = beside();
    return said && section('published', 'Published beside simulated', el('p', {}, said[0]), said[1]);
}
