import type { Config } from 'vega-lite';

export const FONT = 'IBM Plex Sans';

/** Told apart also by those who do not see red and green as others do; each has 4.5:1 on white. */
export const COLOURS = {
  ink: '#1d1c1d',
  quiet: '#5c5b5e',
  grid: '#e8e8ea',
  paper: '#ffffff',
  main: '#1b4b72',
  second: '#1f7a6d',
  danger: '#b3261e',
} as const;

/** A light sheet of its own, so that it reads the same in a dark Slack. */
export const CONFIG: Config = {
  background: COLOURS.paper,
  font: FONT,
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    gridColor: COLOURS.grid,
    labelColor: COLOURS.quiet,
    labelFontSize: 13,
    labelPadding: 8,
    title: null,
  },
  title: { color: COLOURS.ink, fontSize: 16, fontWeight: 600, anchor: 'start', offset: 14 },
  legend: { labelColor: COLOURS.ink, labelFontSize: 13, labelLimit: 0, symbolStrokeWidth: 3, symbolSize: 260 },
};
