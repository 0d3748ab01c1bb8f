// How well the pairing held: what common luck saved.
import { run } from './data.js';
import { acrossAxis, chart, colours, nameAxis, rowsHigh } from './charts.js';
import { nameOf, variants } from './comparison_data.js';
import { numberCell, picture, section, table } from './dom.js';
import { grouped } from './text.js';

const middle = (values) => {
    const sorted = values.filter((value) => value != null).sort((a, b) => a - b);
    return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : null;
};

export function pairing() {
    const rows = variants
        .map(({ title, headlines }) => {
            const told = headlines.filter((row) => row.variance_ratio != null);
            const least = told.length
                ? told.reduce((a, b) => (b.variance_ratio < a.variance_ratio ? b : a))
                : null;
            return {
                title,
                least,
                correlation: middle(told.map((row) => row.correlation)),
                apart: middle(told.map((row) => row.apart)),
                ratio: middle(told.map((row) => row.variance_ratio)),
                helped: told.filter((row) => row.variance_ratio > 1).length,
                count: told.length,
            };
        })
        .filter((row) => row.count);
    if (!rows.length) return null;
    const worst = rows.reduce((a, b) => (b.apart < a.apart ? b : a));
    const best = rows.reduce((a, b) => (b.apart > a.apart ? b : a));
    return section(
        'pairing',
        'How well the pairing held',
        picture({
            title: 'Replications that independent runs would have needed',
            say:
                `For intervals as narrow as these ${run.replications} paired replications give, runs with luck of their own would have needed ${grouped(best.apart)} replications for the middle one of the headline figures of “${best.title}”` +
                (rows.length > 1 ? ` and ${grouped(worst.apart)} for that of “${worst.title}”.` : '.'),
            body: chart(
                (narrow) => ({
                    xAxis: acrossAxis('replications of independent runs (median over headline figures)', {
                        min: 0,
                    }),
                    yAxis: nameAxis(
                        rows.map(({ title }) => title),
                        { wide: narrow ? 120 : 280 },
                    ),
                    series: [
                        {
                            type: 'bar',
                            name: 'replications',
                            barMaxWidth: 18,
                            emphasis: { disabled: true },
                            itemStyle: { color: colours[0] },
                            label: {
                                show: true,
                                position: 'right',
                                color: 'var(--ink)',
                                formatter: ({ value }) => grouped(value),
                            },
                            data: rows.map(({ apart }) => apart),
                        },
                    ],
                    tooltip: { trigger: 'axis', valueFormatter: (value) => grouped(value) },
                }),
                rowsHigh(rows.length, 36),
            ),
            note: `Pairing helps a figure where the correlation of its pairs is above 0. Where a variant changes so much that luck works out otherwise, it helps little. With few replications the gauge itself is rough.`,
            data: table(
                'Pairing by variant, over its headline figures that differ',
                [
                    'variant',
                    'correlation (median)',
                    'replications apart (median)',
                    'variance less by (median)',
                    'pairing helped',
                    'least for',
                ],
                rows.map((row) => [
                    row.title,
                    numberCell(row.correlation == null ? '–' : grouped(row.correlation, 2)),
                    numberCell(grouped(row.apart)),
                    numberCell(`${grouped(row.ratio, row.ratio < 10 ? 1 : 0)} times`),
                    numberCell(`${row.helped} of ${row.count}`),
                    row.least ? `${nameOf(row.least)} (${grouped(row.least.variance_ratio, 1)} times)` : '–',
                ]),
            ),
        }),
    );
}
