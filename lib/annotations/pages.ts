// The documentation of the annotations, from what they say of themselves.

import { annotations, PLACES } from './catalogue.js';

/** Markdown pages by file name. */
export function annotationPages(): Record<string, string> {
  const pages = annotations.map((one) => {
    const places = one.scopes.map((scope) => PLACES[scope]).join(', ');
    const facts = [
      `- Stands at: ${places}`,
      ...(one.cascades ? ['- Inherited: root → path item → operation; the nearest wins'] : []),
      ...(one.default ? [`- Default: ${one.default}`] : []),
    ].join('\n');
    const examples = one.examples
      .map(({ title, yaml }) => `${title}:\n\n\`\`\`yaml\n${yaml}\n\`\`\``)
      .join('\n\n');
    return [
      `${one.name}.md`,
      `# ${one.name}\n\n${one.summary}.\n\n${facts}\n\n${one.description}\n\n${examples}\n`,
    ];
  });
  return Object.fromEntries(pages);
}
