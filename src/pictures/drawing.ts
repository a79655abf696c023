/** Runs in a thread of its own (renderer.ts): charts come in, pictures go out, one at a time. */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { CONFIG, FONT } from './style.ts';
import { widthOf } from './text-width.ts';

declare module 'vega' {
  /** exported, but missing from the published types */
  export const textMetrics: {
    width: (item: { readonly fontSize?: number }, text: string | number | null | undefined) => number;
  };
}

const SHARPNESS = 2;
const { resolve } = createRequire(import.meta.url);
const fontFiles = ['400Regular', '600SemiBold'].map((weight) =>
  resolve(`@expo-google-fonts/ibm-plex-sans/${weight}/IBMPlexSans_${weight}.ttf`),
);

// Without a canvas vega takes every letter to be as wide as an M.
vega.textMetrics.width = ({ fontSize = 11 }, text) => widthOf(String(text ?? ''), fontSize);

const refuse = () => Promise.reject(new Error('A chart carries its figures with it; nothing is fetched'));
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

async function draw(spec: TopLevelSpec): Promise<Uint8Array> {
  const compiled = compile({ ...spec, config: CONFIG }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', loader });
  try {
    const svg = await view.toSVG();
    const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT };
    return new Resvg(svg, { fitTo: { mode: 'zoom', value: SHARPNESS }, font }).render().asPng();
  } finally {
    view.finalize();
  }
}

parentPort?.on('message', (spec: TopLevelSpec) => {
  draw(spec).then(
    (png) => parentPort?.postMessage({ png }),
    (error: unknown) => parentPort?.postMessage({ problem: error instanceof Error ? error.message : 'unknown' }),
  );
});
