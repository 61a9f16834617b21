// The documentation pages that are generated from the code: annotations, rules, commands. A test keeps the
// files in docs/ equal to what this returns.

import { annotationPages } from '../annotations/index.js';
import { inputJsonSchema, rulePage, rules } from '../policy/index.js';
import { commands, program } from './main.js';

/** Pages by path below docs/. */
export function documentationPages(): Record<string, string> {
  const pages: Record<string, string> = {};
  const annotations = annotationPages();
  for (const [name, page] of Object.entries(annotations)) pages[`annotations/${name}`] = page;
  for (const rule of rules) pages[`rules/${rule.id}.md`] = `${rulePage(rule.id).trimEnd()}\n`;
  for (const { name } of commands) pages[`commands/${name}.md`] = commandPage(name);
  pages['input.schema.json'] = `${JSON.stringify(inputJsonSchema(), null, 2)}\n`;
  pages['README.md'] = indexPage(Object.keys(annotations).map((file) => file.replace(/\.md$/, '')));
  return pages;
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
  )}\n\n## Annotations\n\n${list('annotations', annotations)}\n\n## Rules\n\n${ruleList}\n`;
}
