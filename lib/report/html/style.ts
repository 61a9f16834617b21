// The page's looks. Colours keep a contrast of at least 4.5:1 with their background (WCAG 2.2, 1.4.3).

export const STYLE = `
:root { --ground: #fff; --text: #1c2128; --quiet: #57606a; --line: #d0d7de; --soft: #f6f8fa; --link: #0550ae;
  --error: #b3150d; --warning: #8a4b00; --info: #0550ae; --good: #116329; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --text: #e6edf3; --quiet: #9da7b3; --line: #30363d; --soft: #161b22; --link: #79b8ff;
    --error: #ff8e86; --warning: #f0b35a; --info: #79b8ff; --good: #56d364; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 90rem; margin: 0 auto; padding: 1rem 1.5rem; }
header { border-bottom: 1px solid var(--line); }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 1.5rem 0 .25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; }
.verdict { font-size: 1rem; padding: .1rem .6rem; border: 2px solid; border-radius: 1rem; vertical-align: middle; }
.failed { color: var(--error); } .passed { color: var(--good); }
nav ul, .counts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; padding: 0; list-style: none; }
.counts strong { font-size: 1.4rem; }
.error > strong, .error .severity { color: var(--error); }
.warning > strong, .warning .severity { color: var(--warning); }
.info > strong, .info .severity { color: var(--info); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin: .5rem 0 1rem; }
.filter fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: .75rem; }
.filter legend { float: left; padding: 0 .5rem 0 0; }
input[type=search] { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--quiet); border-radius: .3rem; padding: .3rem .5rem; width: 18rem; max-width: 100%; }
output { color: var(--quiet); }
.findings, .controls { list-style: none; margin: 0; padding: 0; }
.finding, .control { border: 1px solid var(--line); border-left-width: 4px; border-radius: .3rem; margin: .5rem 0; padding: .5rem .75rem; overflow-wrap: anywhere; }
.finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); } .finding.info { border-left-color: var(--info); }
.finding p { margin: .25rem 0; }
summary { cursor: pointer; }
.severity { text-transform: uppercase; font-size: .8rem; font-weight: 700; letter-spacing: .03em; }
code { font: .875rem/1.45 ui-monospace, monospace; }
summary > code, td code { color: var(--quiet); }
summary > code:not(:last-child) { color: inherit; }
td code { overflow-wrap: anywhere; }
pre { background: var(--soft); border-radius: .3rem; padding: .75rem; overflow: auto; margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { font-weight: 600; } dd { margin: 0; }
.scroll { overflow: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 400; white-space: nowrap; }
thead th { background: var(--soft); position: sticky; top: 0; }
tr.open td:nth-of-type(2) { color: var(--error); font-weight: 700; }
.status { display: inline-block; min-width: 6rem; font-size: .85rem; font-weight: 700; }
.status.met { color: var(--good); } .status.broken { color: var(--error); } .status.unknown, .status.waived { color: var(--warning); }
.status.outside, .status.not-shown { color: var(--quiet); }
[hidden] { display: none; }
@media print { .filter, nav, .skip { display: none; } details > * { display: block; } }
`;
