// Report formats: one file each. What a format needs from the rest is in `Report`.

import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { htmlReport } from './html/index.js';
import { input } from './input.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import type { ReportFormat } from './report.js';
import { sarif } from './sarif.js';
import { sonarqube } from './sonarqube.js';

export { assessPacks, type ControlAssessment, type PackAssessment } from './assess.js';
export { type ChangeFormat, changeFormats, changesMarkdown } from './changes.js';
export { REPORT_VERSION, reportJsonSchema } from './json-schema.js';
export { COMMENT_MARK } from './markdown.js';
export { plural } from './plural.js';
export { pretty, prettyDiagnostic, prettyDiagnostics, prettySummary } from './pretty.js';
export {
  type Checked,
  type RenderOptions,
  type Report,
  type ReportFormat,
  type Summary,
  summarise,
} from './report.js';
export { type RouteValue, routeHead, routeRows, routeTitle, routeValues } from './route-values.js';

export const formats: readonly ReportFormat[] = [
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
  sonarqube,
  markdown,
  htmlReport,
  input,
];
