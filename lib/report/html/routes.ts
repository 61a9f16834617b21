// Every route with its protection: what an auditor asks for first.

import type { Report } from '../report.js';
import { type RouteValue, routeValues } from '../route-values.js';
import { html, join, type Markup } from './markup.js';

export function routesSection({ checked }: Report): Markup {
  const routes = checked.flatMap(({ subject }) => (subject.plan ? routeValues(subject.plan) : []));
  if (routes.length === 0) return html``;
  return html`<form class="filter" role="search" aria-label="Filter the routes">
<label>Search <input type="search" name="text" placeholder="path, method, scheme, data"></label>
<output aria-live="polite"></output>
</form>
<div class="scroll" tabindex="0" role="region" aria-labelledby="routes-title"><table>
<thead><tr><th scope="col">API</th><th scope="col">Route</th><th scope="col">Authentication</th><th scope="col">Scopes</th>
<th scope="col">Throttle</th><th scope="col">Validation</th><th scope="col">Cache</th><th scope="col">WAF</th><th scope="col">Data</th><th scope="col">Written at</th></tr></thead>
<tbody>${join(routes.map(row), '\n')}</tbody></table></div>`;
}

function row(route: RouteValue): Markup {
  const open = /(^| or )none$/.test(route.authentication) ? 'open' : '';
  return html`<tr class="row ${open}"><td>${route.api}</td><th scope="row"><b>${route.method}</b> ${route.path}</th><td>${route.authentication}</td>
<td>${route.scopes.join(' ')}</td><td>${route.throttle}</td><td>${route.validation}</td><td>${route.cache}</td><td>${route.waf}</td>
<td>${route.data.join(' ')}</td><td><code>${route.line}</code></td></tr>`;
}
