/** The whole look of the page, within it: it asks nothing of anybody else, and its policy names this text by its hash. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d1c1d; --dim: #55565a; --paper: #fff; --line: #8a8b90; --mark: #0b5c8f; --alert: #a3112d; --well: #f4f4f6 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f2f3; --dim: #b9babd; --paper: #1a1d21; --line: #7d7f85; --mark: #7cc4f0; --alert: #ff9aa8; --well: #25282c }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif }
main { max-width: 38rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem }
label { display: block; font-weight: 600; margin-top: 1.5rem }
input { font: inherit; font-family: ui-monospace, monospace; width: 100%; padding: .7rem .8rem; margin: .4rem 0 1rem; color: inherit; background: var(--paper); border: 2px solid var(--line); border-radius: .4rem }
button { font: inherit; font-weight: 600; padding: .7rem 1.2rem; border: 0; border-radius: .4rem; background: var(--mark); color: var(--paper); cursor: pointer }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
.key { display: block; padding: 1rem; margin: 1rem 0; background: var(--well); border: 1px solid var(--line); border-radius: .4rem; font: 1.2rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all }
.alert { border-left: 4px solid var(--alert); padding-left: .8rem; color: var(--alert); font-weight: 600 }
.dim { color: var(--dim) }
`;
