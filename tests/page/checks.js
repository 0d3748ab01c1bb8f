// What every page is looked at for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens all that is folded. */
export const unfold = (page) =>
    page.$$eval('details', (all) =>
        all.forEach((one) => {
            one.open = true;
        }),
    );

/** Each picture has a sentence and a table, and no text shows what is not a number or a text. */
export async function toldWell(page, least) {
    const pictures = await page.$$eval('figure', (all) =>
        all.map((one) => ({
            title: one.querySelector('h3').textContent,
            say: one.querySelector('.say').textContent,
            table: !!one.querySelector('details table tbody tr'),
        })),
    );
    assert.ok(pictures.length >= least, `${pictures.length} pictures`);
    for (const { title, say, table } of pictures) {
        assert.ok(say.length > 20 && !/NaN|undefined|Infinity|null/.test(say), `${title}: ${say}`);
        assert.ok(table, `${title} has no table`);
    }
    const text = await page.evaluate(() => document.body.innerText);
    assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/);
}

/** Every picture has other pixels than an empty one. */
export async function drawn(page) {
    for (const picture of await page.$$('.picture, .scroller')) {
        const whole = await picture.screenshot();
        await picture.evaluate((one) => {
            one.firstElementChild.style.visibility = 'hidden';
        });
        const empty = await picture.screenshot();
        assert.ok(
            !whole.equals(empty),
            await picture.evaluate((one) => one.closest('figure').querySelector('h3').textContent),
        );
    }
}

/** axe finds no serious fault. */
export async function accessible(page) {
    await unfold(page);
    // The page lets no script in; the tester's own comes through the debugger.
    await page.evaluate(axe);
    const faults = await page.evaluate(async () =>
        (await window.axe.run(document, { resultTypes: ['violations'] })).violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(
                ({ id, nodes }) =>
                    `${id}: ${nodes
                        .slice(0, 3)
                        .map((node) => node.target.join(' '))
                        .join(' | ')}`,
            ),
    );
    assert.deepEqual(faults, []);
}

/** Between the margins of A4 nothing is cut off, and the page can be printed. */
export async function printable(page) {
    await page.setViewportSize({ width: 688, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const clipped = await page.$$eval('svg, figure, .picture, .scroller', (all) =>
        all
            .filter((one) => {
                const { left, right } = one.getBoundingClientRect();
                return (
                    left < -1 ||
                    right > 689 ||
                    (one.tagName !== 'svg' && one.scrollWidth > one.clientWidth + 1)
                );
            })
            .map((one) => `${one.tagName} in ${one.closest('figure')?.querySelector('h3').textContent}`),
    );
    assert.deepEqual(clipped, []);
    const flat = await page.$$eval('.picture, .scroller', (all) =>
        all
            .filter((one) => {
                const svg = one.querySelector('svg').getBoundingClientRect();
                const room = one.getBoundingClientRect();
                return svg.height < 40 || svg.bottom > room.bottom + 1;
            })
            .map((one) => one.closest('figure').querySelector('h3').textContent),
    );
    assert.deepEqual(flat, []);
    const unscaled = await page.$$eval(
        '.picture svg, .scroller svg',
        (all) => all.filter((one) => !one.getAttribute('viewBox')).length,
    );
    assert.equal(unscaled, 0);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
}

const minutesIn = { s: 1 / 60, min: 1, hours: 60, days: 1440 };

/** The number at the beginning of a text is the row's mean, to the digits that the text shows. */
export function sameNumber(text, { mean, unit }, key) {
    const [, shown, , rest] = /^(−?[\d,]+(\.\d+)?)(.*)$/.exec(text) ?? assert.fail(`${key}: ${text}`);
    const decimals = (shown.split('.')[1] ?? '').length;
    const scale =
        unit === 'minutes'
            ? minutesIn[/(s|min|hours|days)$/.exec(rest)[1]]
            : /^(%| points)/.test(rest) || (unit === 'share' && rest.includes('points'))
              ? 0.01
              : 1;
    const number = Number(shown.replaceAll(',', '').replace('−', '-')) * scale;
    assert.ok(
        Math.abs(number - Number(mean)) <= scale * 10 ** -decimals * 0.501,
        `${key}: ${text} on the page, ${mean} in results.db`,
    );
}
