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

/** The folder of results of a scenario. */
export function run(scenario, replications) {
    const folder = join(newFolder(), 'results');
    execFileSync(
        program,
        ['run', scenario, '--replications', String(replications), '--out', folder, '--quiet'],
        { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return folder;
}

/** Records of a table as RFC 4180 has it, by the names in its first line. */
export function readTable(file) {
    const [names, ...rows] = records(readFileSync(file, 'utf8'));
    return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

function records(text) {
    const rows = [[]];
    const field = /("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/y;
    while (field.lastIndex < text.length) {
        const [, value, end] = field.exec(text);
        rows.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
        if (end === '\n') rows.push([]);
    }
    return rows.filter((row) => row.length > 1);
}
