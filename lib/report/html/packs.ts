// What the rules show of each control of a standard, with the places that are the evidence.

import type { ControlAssessment, PackAssessment, RuleEvidence } from '../assess.js';
import { html, join, type Markup, prose } from './markup.js';

/** Places listed for one rule; an API of a thousand routes would bury the rest. */
const MOST_PLACES = 12;

export function packsSection(packs: readonly PackAssessment[]): Markup {
  if (packs.length === 0) return html``;
  return html`${join(
    packs.map(
      ({ pack, controls }) => html`<h3>${pack.name}</h3>
<p>${pack.summary}. It shows what was looked at; it does not certify anything.</p>
<ul class="controls">${join(controls.map(controlItem), '\n')}</ul>`,
    ),
    '\n',
  )}`;
}

function controlItem({ control, status, rules }: ControlAssessment): Markup {
  const outside = control.outside
    ? html`<p><b>Outside of this gateway</b> ${control.outside}</p>`
    : html``;
  return html`<li class="control"><details><summary><span class="status ${status}">${status}</span> <strong>${control.id}</strong> ${control.title}</summary>
${outside}
${rules.length > 0 ? html`<ul>${join(rules.map(ruleItem), '\n')}</ul>` : html`<p>No rule speaks for it.</p>`}
</details></li>`;
}

function ruleItem({ rule, evidence, findings }: RuleEvidence): Markup {
  const places = evidence.map(({ of, at }) => `${of ?? ''} ${at}`.trim());
  const shown = places.slice(0, MOST_PLACES);
  const more = places.length - shown.length;
  return html`<li><strong>${rule.id}</strong> ${rule.title}: met at ${places.length}, findings ${findings.length}
<ul>${join(
    shown.map((one) => html`<li><code>${one}</code></li>`),
    '',
  )}${more > 0 ? html`<li>and ${more} more</li>` : html``}${join(
    findings.map(
      (one) =>
        html`<li class="${one.severity}"><code>${one.at.toString()}</code> ${prose(one.message)}${one.waived ? html` (waived until ${one.waived.until})` : html``}</li>`,
    ),
    '',
  )}</ul></li>`;
}
