// The box in which a graph is looked at: as wide as the page where letters stay readable, else scrolled.
import { whenDrawn } from './charts.js';
import { el } from './dom.js';

/** Below this scale letters are too small to read. */
const readable = 0.6;

/** The box and, where the graph is wider than the page, buttons that choose its size. `first`: where to begin. */
export function scroller(svg, width, first) {
    const body = el('div', { class: 'scroller', tabindex: 0, role: 'group' }, svg);
    const button = (text, whole) =>
        el('button', { type: 'button', class: 'more', onclick: () => show(whole) }, text);
    const buttons = [button('Fit width', false), button('Full size', true)];
    const controls = el('div', { class: 'sizes' }, buttons);
    const show = (whole) => {
        buttons.forEach((one, b) => one.setAttribute('aria-pressed', String(whole === (b === 1))));
        svg.style.width = whole ? `${Math.ceil(width)}px` : '100%';
        svg.style.height = 'auto';
        svg.style.maxWidth = `${Math.ceil(width)}px`;
        if (whole && first != null) body.scrollLeft = first - body.clientWidth / 2;
    };
    whenDrawn(() => {
        const scale = body.clientWidth / width;
        controls.hidden = scale >= 1;
        show(scale < readable);
    });
    return { controls, body };
}
