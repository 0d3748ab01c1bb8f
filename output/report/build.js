// Bundles the page's script into bundle.js and writes its hash beside it. `--check` compares instead.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const notices = await readFile(here + 'NOTICE', 'utf8');
const result = await build({
    entryPoints: [here + 'src/main.js'],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    banner: { js: '/*\n' + notices.trimEnd() + '\n*/' },
});
const bundle = result.outputFiles[0].text;
const hash = createHash('sha256').update(bundle).digest('hex') + '  bundle.js\n';

if (process.argv.includes('--check')) {
    const differs =
        bundle !== (await readFile(here + 'bundle.js', 'utf8')) ||
        hash !== (await readFile(here + 'bundle.sha256', 'utf8'));
    if (differs) {
        console.error('bundle.js is not what its sources make: npm run build in output/report');
        process.exit(1);
    }
    console.log('bundle.js is what its sources make');
} else {
    await writeFile(here + 'bundle.js', bundle);
    await writeFile(here + 'bundle.sha256', hash);
    console.log(`bundle.js: ${bundle.length} characters`);
}
