// What rules in Rego are given: one input document for each API and Terraform configuration.

import { inputDocument } from '../policy/index.js';
import type { ReportFormat } from './report.js';

export const input: ReportFormat = {
  name: 'input',
  summary: 'the documents that rules in Rego are given, as a JSON list',
  render: ({ checked }) =>
    `${JSON.stringify(
      checked.map(({ subject }) => inputDocument(subject).document),
      null,
      2,
    )}\n`,
};
