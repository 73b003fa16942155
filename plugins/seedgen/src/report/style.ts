/** How a report looks, on the screen and on paper. Signs are words, so that it can be printed without colours. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 10pt/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 17pt; margin: 0 0 .25rem; }
h2 { font-size: 12.5pt; margin: 1.75rem 0 .5rem; border-bottom: 1px solid #888; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 1rem 0 .25rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
thead { display: table-header-group; }
th { font-weight: 600; }
tr { break-inside: avoid; }
.facts th { width: 11rem; }
.fixed { white-space: nowrap; font-variant-numeric: tabular-nums; }
code, pre { font: 8.5pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; border: 1px solid #bbb; padding: .5rem; margin: .25rem 0; }
.kind { min-width: 6.5rem; overflow-wrap: normal; }
.subtle { color: #444; }
.state { font-weight: 700; }
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`;
