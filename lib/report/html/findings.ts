// Diagnostics and findings, each with its lines of the specification.

import type { Finding } from '../../policy/index.js';
import { codeFrame } from '../../source/index.js';
import { placeOf, type Report } from '../report.js';
import { html, join, type Markup, prose } from './markup.js';

export function diagnosticsSection({ diagnostics }: Report): Markup {
  if (diagnostics.length === 0) return html``;
  const items = diagnostics.map((one) => {
    const { file, line, column } = placeOf(one);
    return html`<li class="finding ${one.severity}"><p><span class="severity">${one.severity}</span>
<strong>${one.code}</strong> ${prose(one.message)} <code>${file}:${line}:${column}</code></p>
${one.at ? html`<pre tabindex="0"><code>${codeFrame(one.at)}</code></pre>` : html``}
${one.hint ? html`<p><b>Fix</b> ${prose(one.hint)}</p>` : html``}</li>`;
  });
  return html`<ul class="findings">${join(items, '\n')}</ul>`;
}

export function findingsSection({ findings }: Report): Markup {
  const open = findings.filter(({ waived }) => !waived);
  if (open.length === 0) return html`<p>Nothing was found.</p>`;
  const severities = (['error', 'warning', 'info'] as const).filter((severity) =>
    open.some((one) => one.severity === severity),
  );
  const boxes = severities.map(
    (severity) =>
      html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
  );
  return html`<form class="filter" role="search" aria-label="Filter the findings">
<label>Search <input type="search" name="text" placeholder="rule, file, text" accesskey="s"></label>
<fieldset><legend>Severity</legend>${join(boxes, ' ')}</fieldset>
<output aria-live="polite"></output>
</form>
<ol class="findings">${join(open.map(findingItem), '\n')}</ol>`;
}

export function waivedSection({ findings }: Report): Markup {
  const waived = findings.filter((one) => one.waived);
  if (waived.length === 0) return html``;
  const rows = waived.map(
    ({
      rule,
      at,
      message,
      waived: by,
    }) => html`<tr><td>${rule}</td><td><code>${at.file}:${at.line}</code> ${prose(message)}</td>
<td>${by?.reason}</td><td>${by?.until}</td><td>${by?.approvedBy ?? by?.owner ?? ''}</td><td>${by?.ticket ?? ''}</td>
<td>${by ? html`<code>${by.at.file}:${by.at.line}</code>` : html``}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="waived-title"><table>
<thead><tr><th scope="col">Rule</th><th scope="col">Finding</th><th scope="col">Reason</th><th scope="col">Until</th><th scope="col">By</th><th scope="col">Ticket</th><th scope="col">Written at</th></tr></thead>
<tbody>${join(rows, '\n')}</tbody></table></div>`;
}

function findingItem(finding: Finding): Markup {
  const { at, rule, title, severity, verdict, message, risk, hint, standards, related } = finding;
  const references = standards.map(({ standard, requirement }) => `${standard} ${requirement}`);
  const undecided = verdict === 'unknown' ? html` <em>cannot be told before apply</em>` : html``;
  return html`<li class="finding ${severity}" data-severity="${severity}"><details>
<summary><span class="severity">${severity}</span> <strong>${rule}</strong> ${prose(message)}${undecided} <code>${at.toString()}</code></summary>
<p>${title}</p>
<pre tabindex="0"><code>${codeFrame(at)}</code></pre>
<dl><dt>Risk</dt><dd>${prose(risk)}</dd><dt>Fix</dt><dd>${prose(hint)}</dd>
${references.length > 0 ? html`<dt>Standards</dt><dd>${references.join(', ')}</dd>` : html``}
${join(
  related.map(
    (one) => html`<dt>Related</dt><dd><code>${one.at.toString()}</code> ${prose(one.message)}</dd>`,
  ),
  '',
)}</dl>
</details></li>`;
}
