// Writes plain values as XML, as much as AWS's XML protocols need. A list becomes one element for each item,
// named as the caller says; an absent value becomes nothing.

export interface XmlList {
  readonly member: string;
  readonly items: readonly unknown[];
}

/** A list whose items are `<member>`, the name of the query protocol. */
export function members(items: readonly unknown[], member = 'member'): XmlList {
  return { member, items };
}

export function toXml(name: string, value: unknown, attributes = ''): string {
  if (value === undefined) return '';
  return `<${name}${attributes}>${contentOf(value)}</${name}>`;
}

function contentOf(value: unknown): string {
  if (isList(value)) return value.items.map((item) => toXml(value.member, item)).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => toXml(key, item))
      .join('');
  }
  return escapeXml(String(value));
}

function isList(value: unknown): value is XmlList {
  return typeof value === 'object' && value !== null && 'member' in value && 'items' in value;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
