// All scenarios' curves, and below them the paired differences from the base.
import { data, wholeFrom } from './data.js';
import { acrossAxis, bandedLine, chart, colours, dashes, valueAxis, weekAxis } from './charts.js';
import { nameOf, scenarios, shownIn, variants, withHalf } from './comparison_data.js';
import { el, legendOf, numberCell, picture, section, table } from './dom.js';
import { capital, date, decimalsFor, grouped, list } from './text.js';

/** The base is ink; variants have the other colours. */
const shades = colours.filter((_, c) => c !== 6);
const colourOf = (s) => (s === 0 ? colours[6] : shades[(s - 1) % shades.length]);
const dashOf = (s) => (s === 0 ? null : dashes[1 + ((s - 1) % (dashes.length - 1))]);

/** A table of more rows than these leaves some out. */
const mostRows = 40;

const shown = new Set(scenarios.map((_, s) => s));
const redrawn = [];

function chooser() {
    if (variants.length < 2) return null;
    return el(
        'fieldset',
        { class: 'chooser' },
        el('legend', {}, 'Scenarios drawn in all pictures of this section'),
        scenarios.map(({ title, label }, s) =>
            el(
                'label',
                {},
                el('input', {
                    type: 'checkbox',
                    checked: true,
                    onchange: ({ target }) => {
                        if (target.checked) shown.add(s);
                        else shown.delete(s);
                        for (const body of redrawn) body.redraw();
                    },
                }),
                s === 0 ? `base: ${title}` : `${title} (${label})`,
            ),
        ),
    );
}

const legend = (from) =>
    legendOf(
        scenarios
            .map(({ label }, s) => ({
                name: s === 0 ? `base (${label})` : label,
                colour: colourOf(s),
                dash: dashOf(s),
            }))
            .slice(from),
    );

function one(series) {
    const weekly = series.axis === 'week';
    const when = (period) => (weekly ? Date.parse(`${period}T00:00:00Z`) : period);
    const kept = series.periods
        .map((period, i) => [when(period), i])
        .filter(([at]) => !weekly || wholeFrom(at));
    if (kept.length < 2) return null;
    const most = Math.max(
        ...series.scenarios.flatMap(({ mean }) => mean.map((value) => Math.abs(value ?? 0))),
    );
    const { scale, name, difference } = shownIn(series.unit, most);
    const points = ({ mean, half }) =>
        kept.map(([at, i]) => [
            at,
            mean[i] == null ? null : mean[i] / scale,
            half[i] == null ? null : half[i] / scale,
        ]);
    const lines = series.scenarios.map(points);
    const gaps = series.differences.map(points);
    const decimals = decimalsFor(most / scale / 100);
    const title = capital(nameOf(series));
    const across = () => (weekly ? weekAxis() : acrossAxis('days since the claim'));
    const drawing = (label, unit, all, first, height, limits) => {
        const body = chart(
            () => ({
                xAxis: across(),
                yAxis: valueAxis(unit, {
                    ...limits,
                    axisLabel: { showMinLabel: onTick(limits.min), showMaxLabel: onTick(limits.max) },
                }),
                series: all.flatMap((line, i) =>
                    shown.has(i + first)
                        ? bandedLine(scenarios[i + first].label, line, 0, {
                              colour: colourOf(i + first),
                              dash: dashOf(i + first) ?? 'solid',
                          })
                        : [],
                ),
                tooltip: {
                    trigger: 'axis',
                    valueFormatter: (value) =>
                        Array.isArray(value) || value == null ? '' : `${grouped(value, decimals)} ${unit}`,
                },
            }),
            height,
        );
        body.setAttribute('aria-label', label);
        redrawn.push(body);
        return body;
    };
    return picture({
        title,
        say: sentence(series, gaps, difference, weekly),
        legend: legend(0),
        body: el(
            'div',
            { role: 'group' },
            drawing(`${title}: the scenarios’ curves`, name, lines, 0, 250, limitsOf(lines, series.unit)),
            el('p', { class: 'below' }, `Difference from the base, ${difference}, with the paired interval`),
            drawing(`${title}: differences from the base`, difference, gaps, 1, 170, limitsOfGaps(gaps)),
        ),
        data: numbers(
            series,
            kept,
            lines,
            gaps,
            weekly,
            `${name}${name === difference ? '' : `, differences in ${difference}`}`,
        ),
    });
}

/** Does an axis have a tick there by itself? Else its number would stand too close to that of a tick. */
const onTick = (value) => !value || Number.isInteger(value / 10 ** Math.floor(Math.log10(Math.abs(value))));

/** A number with one digit, or a half, not nearer to zero than `value`. */
function outward(value) {
    if (!value) return 0;
    const unit = 10 ** Math.floor(Math.log10(Math.abs(value)));
    return (Math.sign(value) * Math.ceil((Math.abs(value) / unit) * 2) * unit) / 2;
}

/** Room for all means and for nearly all of the bands: where few are left a band may reach anywhere. */
function room(lines) {
    const points = lines.flat().filter(([, mean]) => mean != null);
    const ends = (sign) => points.map(([, mean, half]) => mean + sign * (half ?? 0)).sort((a, b) => a - b);
    const at = Math.floor(0.03 * points.length);
    const means = points.map(([, mean]) => mean);
    return {
        min: Math.min(...means, ends(-1).at(at)),
        max: Math.max(...means, ends(1).at(-1 - at)),
        least: Math.min(...means),
    };
}

/** The axis begins at 0, but for shares that all lie high. */
function limitsOf(lines, unit) {
    const { min, max, least } = room(lines);
    if (unit === 'share')
        return { min: least > 60 ? Math.floor(least / 10) * 10 : 0, max: max > 60 ? 100 : outward(max) };
    return { min: least >= 0 ? 0 : outward(min), max: outward(max) };
}

function limitsOfGaps(lines) {
    const { min, max } = room(lines);
    return min === 0 && max === 0 ? {} : { min: outward(Math.min(0, min)), max: outward(Math.max(0, max)) };
}

/** Can a variant be told from the base in more periods than one in forty, as many as chance alone would give? */
const tellsApart = ({ differences }) =>
    differences.some(({ mean, half }) => {
        const clear = mean.filter(
            (value, i) => value != null && half[i] != null && Math.abs(value) > half[i],
        );
        return clear.length > mean.length / 40;
    });

/** Where a variant lies farthest from the base, of the times at which it can be told from it. */
function sentence(series, gaps, unit, weekly) {
    const at = (when) => (weekly ? `in the week from ${date(when)}` : `on day ${grouped(when)} of the claim`);
    const told = gaps
        .map((line, v) => {
            const clear = line.filter(
                ([, mean, half]) => mean != null && Math.abs(mean) > (half ?? Infinity),
            );
            if (!clear.length) return null;
            const far = clear.reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a));
            return {
                variant: variants[v],
                far,
                clear: clear.length,
                all: line.filter(([, mean]) => mean != null).length,
            };
        })
        .filter(Boolean)
        .sort((a, b) => Math.abs(b.far[1]) - Math.abs(a.far[1]));
    const periods = weekly ? 'weeks' : 'days';
    if (!told.length)
        return `No variant can be told from the base at any time, each of the ${periods} looked at alone.`;
    const [first] = told;
    const others = variants.filter((variant) => !told.some((one) => one.variant.place === variant.place));
    return (
        `“${first.variant.title}” lies farthest from the base ${at(first.far[0])}: ${withHalf(first.far[1], first.far[2], true)} ${unit}; it can be told from it in ${grouped(first.clear)} of ${grouped(first.all)} ${periods}, each looked at alone.` +
        (others.length && others.length < 4
            ? ` Never told apart: ${list(others.map(({ label }) => label))}.`
            : '')
    );
}

function numbers(series, kept, lines, gaps, weekly, unit) {
    const step = Math.ceil(kept.length / mostRows);
    const rows = kept.map((_, row) => row).filter((row) => row % step === 0);
    const cell = (line, row, signed) => {
        const [, mean, half] = line[row];
        return numberCell(mean == null ? '–' : withHalf(mean, half ?? 0, signed), mean ?? -Infinity);
    };
    return table(
        `${capital(nameOf(series))}, ${unit}: mean ± half the 95% interval${step > 1 ? `; every ${step === 2 ? 'second' : `${step}th`} ${weekly ? 'week' : 'day'}, all are in comparison_series.csv` : ''}`,
        [
            weekly ? 'week from' : 'day',
            ...scenarios.map(({ label }) => label),
            ...variants.map(({ label }) => `${label} less base`),
        ],
        rows.map((row) => [
            String(series.periods[kept[row][1]]),
            ...lines.map((line) => cell(line, row)),
            ...gaps.map((line) => cell(line, row, true)),
        ]),
    );
}

export function curves() {
    const telling = (data.series ?? []).filter((series) => series.measure === 'inside' || tellsApart(series));
    const others = (data.series ?? []).filter((series) => !telling.includes(series));
    const pictures = telling.map(one).filter(Boolean);
    if (!pictures.length) return null;
    return section(
        'curves',
        'Both curves: base and variants over time',
        el(
            'p',
            {},
            'Means over replications with 95% bands, and below each picture the paired differences from the base: where their band leaves out zero, the variant can be told from the base then. Of each kind the lines come first in which the variants differ most.',
        ),
        chooser(),
        pictures,
        others.length
            ? el(
                  'p',
                  {},
                  `Not drawn, since no variant can be told from the base at any time: ${list(others.map(nameOf))}.`,
              )
            : null,
    );
}
