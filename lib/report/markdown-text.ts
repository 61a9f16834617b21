// Text inside of Markdown: nothing in it becomes markup, a mention or a link.

/** A fence longer than any run of backticks inside, so that a specification cannot end it. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** Text that may hold `code`, but no HTML, no mentions and no links of its own. */
export function inline(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

/** The same where Markdown is not read, inside of HTML. */
export function markup(text: string): string {
  return text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part)))
    .join('');
}

export function cell(text: string): string {
  return inline(text)
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('[', '&#91;')
    .replaceAll('*', '&#42;')
    .replaceAll('_', '&#95;');
}
