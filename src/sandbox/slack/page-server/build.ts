import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { PAGE_DIRECTORY } from './sources.ts';

/** Builds the page into a directory. It runs as a process of its own: building must not hold up the workspace. */
async function buildInto(outDir: string): Promise<void> {
  await build({
    root: PAGE_DIRECTORY,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // The browser that reads `light-dark()` need not be told twice.
      cssTarget: 'chrome123',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_500,
    },
  });
}

const [, , outDir] = process.argv;
if (outDir === undefined) throw new Error('Give the directory to build into.');
await buildInto(outDir);
