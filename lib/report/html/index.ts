// One HTML file that needs nothing else: what was checked, what was found, how each route is protected, what packs
// can show. It works without a network, with a keyboard and with a screen reader, light and dark.

import { assessPacks } from '../assess.js';
import { plural } from '../plural.js';
import { type Report, type ReportFormat, summarise } from '../report.js';
import { diagnosticsSection, findingsSection, waivedSection } from './findings.js';
import { html, join, type Markup, safe } from './markup.js';
import { packsSection } from './packs.js';
import { routesSection } from './routes.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

export const htmlReport: ReportFormat = {
  name: 'html',
  summary: 'one self-contained page: findings, routes with their protection, packs with evidence',
  render: (report) => `${document(report)}\n`,
};

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

function document(report: Report): Markup {
  const sections: Section[] = [
    { id: 'diagnostics', title: 'Input', body: diagnosticsSection(report) },
    { id: 'findings', title: 'Findings', body: findingsSection(report) },
    { id: 'routes', title: 'Routes', body: routesSection(report) },
    { id: 'packs', title: 'Packs', body: packsSection(assessPacks(report)) },
    { id: 'waived', title: 'Waived', body: waivedSection(report) },
  ].filter(({ body }) => String(body) !== '');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Portcullis: ${report.files.join(', ')}</title>
<style>${safe(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${header(report, sections)}
<main id="main">
${join(
  sections.map(
    ({ id, title, body }) =>
      html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}
</section>`,
  ),
  '\n',
)}
</main>
<script>${safe(SCRIPT)}</script>
</body>
</html>`;
}

function header(report: Report, sections: readonly Section[]): Markup {
  const { errors, warnings, infos, waived, rules, failed } = summarise(report);
  const counts: readonly (readonly [string, number, string])[] = [
    ['error', errors, errors === 1 ? 'error' : 'errors'],
    ['warning', warnings, warnings === 1 ? 'warning' : 'warnings'],
    ['info', infos, infos === 1 ? 'note' : 'notes'],
    ['waived', waived, 'waived'],
  ];
  return html`<header>
<h1>Portcullis <span class="verdict ${failed ? 'failed' : 'passed'}">${failed ? 'failed' : 'passed'}</span></h1>
<p>${plural(rules, 'rule')} on ${report.files.join(', ')}</p>
<ul class="counts">${join(
    counts.map(
      ([kind, count, noun]) => html`<li class="${kind}"><strong>${count}</strong> ${noun}</li>`,
    ),
    '',
  )}</ul>
<nav aria-label="Sections"><ul>${join(
    sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`),
    '',
  )}</ul></nav>
</header>`;
}
