import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

// node build.mjs train|predict: one program for Node, dist/train.cjs.
// node build.mjs page: dist/index.html, a page that holds everything it needs: open it, or put it on any server.

const [target = 'page'] = process.argv.slice(2);
await mkdir('dist', { recursive: true });
if (target === 'page') await buildPage();
else await buildProgram();

async function buildProgram() {
  await build({
    entryPoints: [`src/${target}.ts`],
    outfile: `dist/${target}.cjs`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    // What npm installed stays where it is.
    packages: 'external',
    logLevel: 'warning',
  });
}

async function buildPage() {
  const result = await build({
    entryPoints: ['src/page.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    platform: 'browser',
    minify: true,
    loader: { '.bin': 'binary' },
    external: ['node:*'],
    write: false,
    legalComments: 'none',
  });
  // A script inside a page must not hold the end of a script.
  const script = (result.outputFiles?.[0]?.text ?? '')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--');
  const page = await readFile('index.html', 'utf8');
  await writeFile(
    'dist/index.html',
    page.replace('<!-- script -->', () => `<script>${script}</script>`),
  );
  console.log('dist/index.html is the page: open it in a browser.');
}
