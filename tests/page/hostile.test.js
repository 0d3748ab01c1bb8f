// Names and titles are text, whatever they look like.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open, visit } from './browser.js';
import { newFolder, root, run } from './run_program.js';

const attack = '</script><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt; {a|b}';

let browser;
before(async () => {
    browser = await open();
});
after(async () => {
    await browser?.close();
});

test('a title, a question, a stage and an office that look like markup run nothing', async () => {
    const folder = newFolder();
    const plain = readFileSync(join(root, 'scenarios/theory/mm1.toml'), 'utf8');
    const hostile = plain
        .replace(/^targets = .*$/m, '')
        .replace(/^title = .*$/m, `title = '${attack}'\nquestion = '${attack}'`)
        .replace(/^\[offices\.[^.\]]+/m, `[offices.'${attack}'`)
        .replace(/^office = ".*"$/m, `office = '${attack}'`);
    writeFileSync(join(folder, 'hostile.toml'), hostile);
    const results = run(join(folder, 'hostile.toml'), 2);
    const { context, page, faults } = await visit(browser, join(results, 'report.html'));
    assert.deepEqual(faults, []);
    assert.equal(await page.textContent('h1'), attack);
    assert.equal(await page.title(), `${attack} – caseload`);
    assert.equal(await page.locator('img').count(), 0);
    await context.close();
});
