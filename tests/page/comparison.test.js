// report.html of comparisons, opened in a browser from disk.
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { open, visit } from './browser.js';
import { accessible, drawn, printable, sameNumber, toldWell, unfold } from './checks.js';
import { ask, compare, root } from './run_program.js';

const comparisons = [
    ['scenarios/help-to-work', ['half-places', 'mir-fortnightly'], 3],
    ['scenarios/iap-trial', ['tight'], 2],
].filter(([base]) => existsSync(join(root, base, 'scenario.toml')));

let browser;
before(async () => {
    browser = await open();
});
after(async () => {
    await browser?.close();
});

for (const [base, variants, replications] of comparisons) {
    describe(`${base} compared with ${variants.join(', ')}`, () => {
        let folder;
        let report;
        const opened = (options) => visit(browser, report, options);
        before(() => {
            folder = compare(
                base,
                variants.map((name) => `${base}/questions/${name}.toml`),
                replications,
            );
            report = join(folder, 'report.html');
        });

        test('is one file below 5 MB', () => assert.ok(statSync(report).size < 5e6));

        test('opens without an error or a request, in order, and answers every question first', async () => {
            const { context, page, faults } = await opened();
            assert.deepEqual(faults, []);
            const shown = await page.$$eval('main > section', (all) => all.map((one) => one.id));
            assert.deepEqual(shown, [
                'changes',
                ...(base.endsWith('help-to-work') ? ['elements'] : []),
                'differences',
                'pairing',
                'curves',
                'assumptions',
                'method',
                'again',
            ]);
            const answered = await page.$$eval('header .one-answer', (all) =>
                all.map((one) => [
                    one.querySelector('.question').textContent,
                    one.querySelectorAll('li').length,
                ]),
            );
            assert.equal(answered.length, variants.length);
            for (const [question, told] of answered) assert.ok(question.endsWith('?') && told > 0, question);
            await toldWell(page, variants.length + 4);
            await context.close();
        });

        test('tells the lines that differ, to the eye and to a screen reader', async () => {
            const { context, page } = await opened();
            const lines = await page.$$eval('.diff li', (all) => all.map((one) => one.textContent));
            assert.ok(lines.length >= variants.length);
            for (const line of lines) assert.match(line, /^(\+only in the variant: |−only in the base: )\S/);
            await context.close();
        });

        for (const colorScheme of ['light', 'dark']) {
            test(`draws every picture, ${colorScheme}`, async () => {
                const { context, page } = await opened({ colorScheme });
                await drawn(page);
                await context.close();
            });

            test(`has no serious fault of access, ${colorScheme}`, async () => {
                const { context, page } = await opened({ colorScheme });
                await accessible(page);
                await context.close();
            });
        }

        test('draws without the scenarios that are switched off', async () => {
            const { context, page, faults } = await opened();
            const choices = await page.$$('.chooser input');
            assert.equal(choices.length, variants.length > 1 ? variants.length + 1 : 0);
            if (choices.length) {
                const chart = page.locator('#curves .picture').first();
                const all = await chart.innerHTML();
                await choices[1].click();
                assert.notEqual(await chart.innerHTML(), all);
                await choices[1].click();
                assert.deepEqual(faults, []);
            }
            await context.close();
        });

        test('shows the numbers of results.db', async () => {
            const { context, page } = await opened();
            const cells = await page.$$eval('[data-figure]', (all) =>
                all.map((one) => ({ of: one.dataset.figure, text: one.textContent })),
            );
            const store = join(folder, 'results.db');
            const key = (row) => [row.measure, row.pathway, row.stage, row.grp].join('|');
            const by = (rows, run) => new Map(rows.map((row) => [`${row[run]}|${key(row)}`, row]));
            const units = 'JOIN measures m USING (run, measure)';
            const estimates = by(
                ask(store, `SELECT e.*, m.unit FROM estimates e ${units} WHERE office = ''`),
                'run',
            );
            const differences = by(
                ask(
                    store,
                    `SELECT c.*, c.mean_difference AS mean, m.unit FROM comparisons c JOIN measures m
                     ON m.run = c.variant AND m.measure = c.measure WHERE office = '' AND axis = ''`,
                ),
                'variant',
            );
            let found = 0;
            for (const { of, text } of cells) {
                const [, place, measure, pathway, stage, group, what] = of.split('|');
                const run = what === 'base' ? 1 : Number(place) + 2;
                const rows = what === 'difference' ? differences : estimates;
                const row = rows.get([run, measure, pathway, stage, group].join('|'));
                // Days on benefit and in employment are no measure of a run by itself.
                if (!row && what !== 'difference' && measure.endsWith('_days')) continue;
                assert.ok(row, `${of} is not in results.db`);
                sameNumber(text.replace(/^\+/, '').replace(/^(−?)£/, '$1'), row, of);
                ++found;
            }
            assert.ok(found > 50, `${found} figures`);
            await context.close();
        });

        test('has no sideways scroll on a phone', async () => {
            const { context, page, faults } = await opened({ width: 390, height: 844 });
            assert.deepEqual(faults, []);
            await unfold(page);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
            await context.close();
        });

        test('prints without clipping', async () => {
            const { context, page } = await opened();
            await printable(page);
            await context.close();
        });
    });
}
