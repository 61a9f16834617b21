// The documentation pages that are generated from the code: annotations, rules, commands. A test keeps the
// files in docs/ equal to what this returns.

import { annotationPages } from '../annotations/index.js';
import { documentChecks } from '../plan/index.js';
import { inputJsonSchema, rulePage, rules } from '../policy/index.js';
import { commands, program } from './main.js';

/** Pages by path below docs/. */
export function documentationPages(): Record<string, string> {
  const pages: Record<string, string> = {};
  const annotations = annotationPages();
  for (const [name, page] of Object.entries(annotations)) pages[`annotations/${name}`] = page;
  for (const rule of rules) pages[`rules/${rule.id}.md`] = `${rulePage(rule.id).trimEnd()}\n`;
  for (const { name } of commands) pages[`commands/${name}.md`] = commandPage(name);
  pages['document-checks.md'] = documentChecksPage();
  pages['input.schema.json'] = `${JSON.stringify(inputJsonSchema(), null, 2)}\n`;
  pages['README.md'] = indexPage(Object.keys(annotations).map((file) => file.replace(/\.md$/, '')));
  return pages;
}

function documentChecksPage(): string {
  const rows = documentChecks.map(
    ({ title, codes, aliases }) => `| ${title} | ${codes.join(', ')} | ${aliases.join(', ')} |`,
  );
  return `# What is checked of a document without a rule\n\nMistakes of a specification are told as diagnostics, by every command: they need no policy to be mistakes, and no waiver.\nNotes (\`info\`) are told by \`check --pack strict\`. Linters have rules for the same; KICS is named by the first 8 digits of an id.\n\n| What is checked | Codes | Elsewhere |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function commandPage(name: string): string {
  const silent = { out: () => undefined, err: () => undefined, colour: false, errColour: false };
  const top = program(silent, () => async () => undefined);
  const command = top.commands.find((one) => one.name() === name);
  const definition = commands.find((one) => one.name === name);
  const help = command?.helpInformation() ?? '';
  const examples = definition?.examples.join('\n') ?? '';
  return `# portcullis ${name}\n\n${definition?.summary}.\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n\nExamples:\n\n\`\`\`sh\n${examples}\n\`\`\`\n`;
}

function indexPage(annotations: readonly string[]): string {
  const list = (folder: string, names: readonly string[]) =>
    names.map((name) => `- [${name}](${folder}/${name}.md)`).join('\n');
  const ruleList = rules
    .map(({ id, title, severity }) => `- [${id}](rules/${id}.md) (${severity}): ${title}`)
    .join('\n');
  return `# Documentation\n\nGenerated from the code; \`npm run docs\` writes it. By hand: [extensions of API Gateway](extensions.md), [settings without effect](no-effect.md), [rules in Rego](rego.md).\n\n## Commands\n\n${list(
    'commands',
    commands.map(({ name }) => name),
  )}\n\n## Annotations\n\n${list('annotations', annotations)}\n\n## Rules\n\n[What is checked without a rule](document-checks.md)\n\n${ruleList}\n`;
}
