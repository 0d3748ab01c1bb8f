// Runs the program and reads its result files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.CASELOAD_PROGRAM || join(root, 'build/release/caseload');

const scratch = mkdtempSync(join(tmpdir(), 'caseload-page-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** A new folder that goes when the tests end. */
export const newFolder = () => mkdtempSync(join(scratch, 'one-'));

function results(replications, ...command) {
    const folder = join(newFolder(), 'results');
    execFileSync(program, [...command, '--replications', String(replications), '--out', folder, '--quiet'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
    });
    return folder;
}

/** The folder of results of a scenario. */
export const run = (scenario, replications) => results(replications, 'run', scenario);

/** The folder of results of a base beside its variants. */
export const compare = (base, variants, replications) => results(replications, 'compare', base, ...variants);

/** Rows of a question to a results store. */
export function ask(store, question) {
    const told = execFileSync('sqlite3', ['-readonly', '-json', store, question], {
        encoding: 'utf8',
        maxBuffer: 1e9,
    });
    return told.trim() ? JSON.parse(told) : [];
}
