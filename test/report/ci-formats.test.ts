// The formats of other platforms: GitLab, SonarQube, SARIF. Each is held to what its platform documents.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { gitlab } from '../../lib/report/gitlab.js';
import { json } from '../../lib/report/json.js';
import { reportJsonSchema } from '../../lib/report/json-schema.js';
import { sarif } from '../../lib/report/sarif.js';
import { sonarqube } from '../../lib/report/sonarqube.js';
import { longReport, sampleReport } from './sample.js';

const options = { colour: false };
const require = createRequire(import.meta.url);

describe('sarif', () => {
  it('satisfies the schema of SARIF 2.1.0', async () => {
    const schema = JSON.parse(
      readFileSync(
        require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
        'utf8',
      ),
    );
    const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(JSON.parse(await sarif.render(await sampleReport(), options)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('json', () => {
  it('satisfies its published schema', async () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(reportJsonSchema());
    validate(JSON.parse(await json.render(await sampleReport(), options)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('gitlab', () => {
  it('has what the code quality widget reads, with waivers as notes', async () => {
    const issues = JSON.parse(await gitlab.render(await sampleReport(), options));
    expect(
      issues.map((one: { check_name: string; severity: string; location: object }) => [
        one.check_name,
        one.severity,
        one.location,
      ]),
    ).toEqual([
      [
        'operation-has-authentication',
        'major',
        { path: 'specs/a b.yaml', lines: { begin: 3, end: 3 } },
      ],
      [
        'operation-has-authentication',
        'info',
        { path: 'specs/a b.yaml', lines: { begin: 3, end: 3 } },
      ],
      ['SPEC-001', 'critical', { path: 'x.yaml', lines: { begin: 1, end: 1 } }],
      ['waiver', 'info', { path: 'specs/a b.yaml', lines: { begin: 3, end: 3 } }],
    ]);
  });

  it('gives every issue a fingerprint of its own, also where two are alike', async () => {
    const { findings, ...report } = await longReport(3);
    const twice = { ...report, findings: [...findings, ...findings] };
    const issues = JSON.parse(await gitlab.render(twice, options));
    const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints.length).toBeGreaterThan(6);
  });
});

describe('sonarqube', () => {
  it('names the rules that its issues use, and gives each issue a place', async () => {
    const report = JSON.parse(await sonarqube.render(await sampleReport(), options));
    const ids = report.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['operation-has-authentication', 'SPEC-001', 'waiver']);
    for (const { ruleId, primaryLocation } of report.issues) {
      expect(ids).toContain(ruleId);
      expect(primaryLocation.filePath).toMatch(/^(specs\/a b|x)\.yaml$/);
    }
    expect(report.issues[0].primaryLocation.textRange).toEqual({
      startLine: 3,
      startColumn: 9,
      endColumn: 38,
    });
    expect(report.rules[0].impacts).toEqual([{ softwareQuality: 'SECURITY', severity: 'HIGH' }]);
  });
});
