// report.html of shipped scenarios, opened in a browser from disk.
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { open, visit } from './browser.js';
import { accessible, drawn, printable, sameNumber, toldWell, unfold } from './checks.js';
import { ask, root, run } from './run_program.js';

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
            await toldWell(page, 8);
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
