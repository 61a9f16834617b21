// HTML out of templates that escape what is put into them.

import template, { join, safe } from 'escape-html-template-tag';

export { join, safe };

/** A piece of HTML; other pieces may be put into it as they are. */
export type Markup = ReturnType<typeof safe>;

// The package declares its types as CommonJS, where the tag would be a member of the default export; Node.js
// loads its ES module, where the default export is the tag.
export const html = template as unknown as typeof template.default;

/** Text in which `names` are set as code. */
export function prose(text: string): Markup {
  const parts = text.split(/`([^`]*)`/);
  return join(
    parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`)),
    '',
  );
}
