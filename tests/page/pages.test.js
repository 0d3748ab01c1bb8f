// report.html of shipped scenarios, opened in a browser from disk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { open, visit } from './browser.js';
import { ask, root, run } from './run_program.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scenarios = [
    [
        'scenarios/iap-trial',
        3,
        [
            'limits',
            'pathways',
            'weeks',
            'offices',
            'sessions',
            'deadlines',
            'outcomes',
            'impacts',
            'sanctions',
            'assumptions',
            'method',
            'again',
        ],
    ],
    [
        'scenarios/help-to-work',
        2,
        ['limits', 'pathways', 'weeks', 'offices', 'programme', 'assumptions', 'method', 'again'],
    ],
].filter(([folder]) => existsSync(join(root, folder, 'scenario.toml')));

let browser;
before(async () => {
    browser = await open();
});
after(async () => {
    await browser?.close();
});

for (const [scenario, replications, sections] of scenarios) {
    describe(scenario, () => {
        let folder;
        let report;
        const opened = (options) => visit(browser, report, options);
        before(() => {
            folder = run(scenario, replications);
            report = join(folder, 'report.html');
        });

        test('is one file below 5 MB', () => assert.ok(statSync(report).size < 5e6));

        test('opens without an error or a request, in order, with a sentence and a table for each picture', async () => {
            const { context, page, faults } = await opened();
            assert.deepEqual(faults, []);
            const shown = await page.$$eval('main > section', (all) => all.map((one) => one.id));
            for (const section of sections) assert.ok(shown.includes(section), `section ${section}`);
            const pictures = await page.$$eval('figure', (all) =>
                all.map((one) => ({
                    title: one.querySelector('h3').textContent,
                    say: one.querySelector('.say').textContent,
                    table: !!one.querySelector('details table tbody tr'),
                })),
            );
            assert.ok(pictures.length >= 8);
            for (const { title, say, table } of pictures) {
                assert.ok(say.length > 20 && !/NaN|undefined|Infinity|null/.test(say), `${title}: ${say}`);
                assert.ok(table, `${title} has no table`);
            }
            const text = await page.evaluate(() => document.body.innerText);
            assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/);
            await context.close();
        });

        for (const colorScheme of ['light', 'dark']) {
            test(`draws every picture, ${colorScheme}`, async () => {
                const { context, page } = await opened({ colorScheme });
                for (const picture of await page.$$('.picture, .scroller')) {
                    const drawn = await picture.screenshot();
                    const before = await picture.evaluate((one) => {
                        one.firstElementChild.style.visibility = 'hidden';
                    });
                    const empty = await picture.screenshot();
                    assert.ok(
                        !drawn.equals(empty),
                        await picture.evaluate(
                            (one) => one.closest('figure').querySelector('h3').textContent,
                        ),
                    );
                    assert.equal(before, undefined);
                }
                await context.close();
            });

            test(`has no serious fault of access, ${colorScheme}`, async () => {
                const { context, page } = await opened({ colorScheme });
                await page.$$eval('details', (all) =>
                    all.forEach((one) => {
                        one.open = true;
                    }),
                );
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
                await context.close();
            });
        }

        test('shows the numbers of results.db', async () => {
            const { context, page } = await opened();
            const data = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent));
            const cells = await page.$$eval('[data-figure]', (all) =>
                all.map((one) => ({ of: one.dataset.figure, text: one.textContent })),
            );
            assert.ok(cells.length > 50, `${cells.length} figures`);
            const rows = new Map(
                ask(
                    join(folder, 'results.db'),
                    'SELECT e.*, m.unit FROM estimates e JOIN measures m USING (run, measure)',
                ).map((row) => [[row.measure, row.office, row.pathway, row.stage, row.grp].join('|'), row]),
            );
            for (const { of, text } of cells) {
                const [measure, office, stage, group] = of.split('|');
                const at = data.stages[stage];
                const key = [
                    measure,
                    data.offices[office]?.name ?? '',
                    at?.pathway ?? '',
                    at?.name ?? '',
                    data.measures[measure].groups[group] ?? '',
                ].join('|');
                const row = rows.get(key);
                assert.ok(row, `${key} is not in results.db`);
                sameNumber(text, row, key);
            }
            await context.close();
        });

        test('has no sideways scroll on a phone', async () => {
            const { context, page, faults } = await opened({ width: 390, height: 844 });
            assert.deepEqual(faults, []);
            await page.$$eval('details', (all) =>
                all.forEach((one) => {
                    one.open = true;
                }),
            );
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
            await context.close();
        });

        test('prints without clipping', async () => {
            const { context, page } = await opened();
            // As wide as A4 between its margins.
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
                    .map(
                        (one) =>
                            `${one.tagName} in ${one.closest('figure')?.querySelector('h3').textContent}`,
                    ),
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
            await context.close();
        });
    });
}

const minutesIn = { s: 1 / 60, min: 1, hours: 60, days: 1440 };

/** The number at the beginning of a text is the row's mean, to the digits that the text shows. */
function sameNumber(text, { mean, unit }, key) {
    const [, shown, , rest] = /^(−?[\d,]+(\.\d+)?)(.*)$/.exec(text) ?? assert.fail(`${key}: ${text}`);
    const decimals = (shown.split('.')[1] ?? '').length;
    const scale =
        unit === 'minutes' ? minutesIn[/(s|min|hours|days)$/.exec(rest)[1]] : rest.startsWith('%') ? 0.01 : 1;
    const number = Number(shown.replaceAll(',', '').replace('−', '-')) * scale;
    assert.ok(
        Math.abs(number - Number(mean)) <= scale * 10 ** -decimals * 0.501,
        `${key}: ${text} on the page, ${mean} in results.db`,
    );
}
