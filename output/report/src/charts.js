// Charts with axes, drawn by ECharts as SVG. Colours are the style sheet's, so that light, dark and paper need no
// second drawing.
import { use, init } from 'echarts/core';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { el } from './dom.js';
import { grouped, lines, month } from './text.js';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Told apart by people with any kind of colour vision (after Okabe and Ito), and by their dashes. */
export const colours = [0, 1, 2, 3, 4, 5, 6, 7].map((c) => `var(--c${c})`);
export const dashes = [null, [8, 4], [3, 3], [10, 3, 2, 3], [14, 5], [2, 5], [6, 2], [1, 3]];

const font = 'system-ui, "Liberation Sans", Arial, sans-serif';
const small = 12;

function axis(more) {
    return {
        axisLine: { lineStyle: { color: 'var(--soft)' } },
        axisTick: { lineStyle: { color: 'var(--soft)' } },
        axisLabel: {
            color: 'var(--ink)',
            fontSize: small,
            fontFamily: font,
            hideOverlap: true,
            ...more.axisLabel,
        },
        splitLine: { show: more.type !== 'category', lineStyle: { color: 'var(--rule)' } },
        nameTextStyle: {
            color: 'var(--soft)',
            fontSize: small,
            fontFamily: font,
            ...more.nameTextStyle,
        },
        ...Object.fromEntries(
            Object.entries(more).filter(([name]) => name !== 'axisLabel' && name !== 'nameTextStyle'),
        ),
    };
}

/** Of the name of an axis below it, which may take several lines. */
const under = { lineHeight: 14, verticalAlign: 'top' };

export const weekAxis = (more = {}) =>
    axis({
        type: 'time',
        axisLabel: { formatter: month },
        name: 'week',
        nameLocation: 'middle',
        nameGap: 22,
        ...more,
    });
export const valueAxis = (name, more = {}) =>
    axis({
        type: 'value',
        name,
        nameLocation: 'end',
        nameTextStyle: { align: 'left' },
        ...more,
        axisLabel: { formatter: (value) => grouped(value, decimalsOf(value)), ...more.axisLabel },
    });
export const acrossAxis = (name, more = {}) =>
    valueAxis(name, {
        nameLocation: 'middle',
        nameGap: 22,
        nameTextStyle: { align: 'center', ...under },
        ...more,
    });
export const nameAxis = (names, more = {}) =>
    axis({
        type: 'category',
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLabel: {
            interval: 0,
            hideOverlap: false,
            width: more.wide ?? 170,
            overflow: more.short ? 'truncate' : 'break',
            lineHeight: 14,
        },
        ...more,
    });

const decimalsOf = (value) =>
    Math.min(3, (String(Math.round(value * 1000) / 1000).split('.')[1] || '').length);

/** A line with its interval as a band: points [x, mean, half]. */
export function bandedLine(name, points, place, more = {}) {
    const colour = more.colour ?? colours[place % colours.length];
    const line = {
        type: 'line',
        name,
        data: points.map(([x, mean]) => [x, mean]),
        showSymbol: points.length < 3,
        symbolSize: 6,
        lineStyle: { color: colour, width: 2, type: more.dash ?? dashes[place % dashes.length] ?? 'solid' },
        itemStyle: { color: colour },
        emphasis: { disabled: true },
        z: 3,
        connectNulls: false,
        ...more.line,
    };
    return [...stretches(points).map((stretch) => band(stretch, colour)), line];
}

/** Where an interval is known: stretches of points [x, low, high] without a gap. */
function stretches(points) {
    if (!points.some(([, , half]) => half > 0)) return [];
    const found = [[]];
    for (const [x, mean, half] of points) {
        if (mean != null && half != null) found.at(-1).push([x, mean - half, mean + half]);
        else if (found.at(-1).length) found.push([]);
    }
    return found.filter((stretch) => stretch.length > 1);
}

function band(points, colour) {
    return {
        type: 'custom',
        silent: true,
        clip: true,
        data: points,
        encode: { x: 0, y: [1, 2] },
        tooltip: { show: false },
        z: 1,
        renderItem: (params, api) => {
            if (params.dataIndex !== 0) return null;
            const upper = points.map(([x, , high]) => api.coord([x, high]));
            const lower = points.map(([x, low]) => api.coord([x, low])).reverse();
            return {
                type: 'polygon',
                shape: { points: [...upper, ...lower] },
                style: { fill: colour, opacity: 0.2 },
            };
        },
    };
}

/** Rectangles of a grid: cells [x, y, value]; `shade(value)` is a colour. */
export function shades(cells, shade) {
    return {
        type: 'custom',
        data: cells,
        encode: { x: 0, y: 1 },
        renderItem: (params, api) => {
            const [width, height] = api.size([1, 1]);
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            const gap = width > 6 ? 0.5 : 0;
            return {
                type: 'rect',
                style: { fill: shade(api.value(2)) },
                shape: {
                    x: x - width / 2 + gap,
                    y: y - height / 2 + 0.5,
                    width: width - 2 * gap,
                    height: height - 1,
                },
            };
        },
    };
}

/** Height of bars across: a row needs more where its name has to be broken. */
export const rowsHigh = (count, each) => (width) => 60 + count * (width < 560 ? Math.max(each, 50) : each);

const tooltip = (more) => ({
    renderMode: 'richText',
    confine: true,
    backgroundColor: 'var(--panel)',
    borderColor: 'var(--soft)',
    borderWidth: 1,
    textStyle: { color: 'var(--ink)', fontSize: small, fontFamily: font },
    ...more,
});

/**
 * A chart that keeps to the width of the page. `option(narrow)` is asked anew whenever it is drawn, `height` is a
 * number or asked likewise. The element's `redraw()` draws it again.
 */
export function chart(option, height = 300) {
    const body = el('div', { class: 'picture', role: 'img' });
    const heightAt = typeof height === 'function' ? height : () => height;
    waiting.push(() => {
        const width = Math.max(280, body.clientWidth);
        const drawn = init(body, null, { renderer: 'svg', width, height: heightAt(width) });
        const settled = () => {
            const svg = body.querySelector('svg');
            svg?.setAttribute('viewBox', `0 0 ${drawn.getWidth()} ${drawn.getHeight()}`);
            svg?.setAttribute('aria-hidden', 'true');
        };
        drawn.on('finished', settled);
        const narrow = () => drawn.getWidth() < 560;
        const show = (ask) => {
            const next = ask(narrow());
            const name = lines(next.xAxis.name ?? '', narrow() ? 30 : 100);
            drawn.setOption(
                {
                    animation: false,
                    useUTC: true,
                    textStyle: { fontFamily: font },
                    grid: {
                        left: 6,
                        right: 18,
                        top: next.yAxis.name ? 30 : 10,
                        bottom: 18 + 14 * name.length,
                        outerBoundsMode: 'same',
                        outerBoundsContain: 'axisLabel',
                    },
                    ...next,
                    xAxis: { ...next.xAxis, name: name.join('\n') },
                    tooltip: tooltip(next.tooltip ?? { trigger: 'axis' }),
                },
                true,
            );
        };
        show(option);
        settled();
        body.redraw = (wide = Math.max(280, body.clientWidth)) => {
            drawn.resize({ width: wide, height: heightAt(wide) });
            show(option);
            settled();
        };
        let last = width;
        new ResizeObserver(() => {
            if (
                matchMedia('print').matches ||
                Math.abs(body.clientWidth - last) < 2 ||
                body.clientWidth === 0
            )
                return;
            last = body.clientWidth;
            body.redraw();
        }).observe(body);
        // Drawn as wide as paper, letters keep their size there.
        addEventListener('beforeprint', () => body.redraw(Math.min(paper, drawn.getWidth())));
        addEventListener('afterprint', () => body.redraw());
    });
    return body;
}

/** Pixels between the margins of A4. */
const paper = 688;

const waiting = [];
/** Calls `then` once the page has its elements. */
export const whenDrawn = (then) => waiting.push(then);
/** Draws what was asked for; to be called once the page has its elements. */
export function drawAll() {
    for (const draw of waiting.splice(0)) draw();
}
