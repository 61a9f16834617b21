// Report formats: one file each. What a format needs from the rest is in `Report`.

import { github } from './github.js';
import { json } from './json.js';
import { pretty } from './pretty.js';
import type { ReportFormat } from './report.js';
import { sarif } from './sarif.js';

export { plural, pretty, prettyDiagnostic } from './pretty.js';
export {
  type Checked,
  type RenderOptions,
  type Report,
  type ReportFormat,
  type Summary,
  summarise,
} from './report.js';

export const formats: readonly ReportFormat[] = [pretty, json, sarif, github];
