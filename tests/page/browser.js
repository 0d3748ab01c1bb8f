// A headless browser, and a page that notes what goes wrong in it.
import { chromium } from 'playwright-core';

export const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

export const open = () =>
    chromium.launch({
        executablePath,
        args: [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });

/** Opens a file from disk; `faults` gathers console errors, page errors and requests for anything else. */
export async function visit(browser, file, { width = 1200, height = 900, colorScheme = 'light' } = {}) {
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        deviceScaleFactor: 1,
    });
    const page = await context.newPage();
    const faults = [];
    const address = `file://${file}`;
    page.on(
        'console',
        (message) =>
            ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`),
    );
    page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
    page.on(
        'request',
        (request) =>
            request.url() !== address &&
            !request.url().startsWith('data:') &&
            faults.push(`request: ${request.url()}`),
    );
    page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    await page.goto(address);
    // A fault while drawing ends the wait.
    await page
        .waitForFunction(() => document.documentElement.dataset.drawn === 'yes', null, {
            timeout: faults.length ? 1 : 60000,
        })
        .catch((error) => {
            throw new Error(`${error.message} ${faults.join('; ')}`);
        });
    return { context, page, faults };
}
