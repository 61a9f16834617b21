// The resource tree: characters of segments, one variable a level, greedy variables last, 300 resources.

import type { Report } from './problem.js';

const SEGMENT = /^(?:[A-Za-z0-9_.,:-]+|\{[A-Za-z0-9_.:-]+\+?\})$/;

export function checkResources(paths: readonly string[], report: Report): void {
  const variables = new Map<string, string>();
  const prefixes = new Set(['/']);
  for (const path of paths) {
    const at = ['paths', path];
    if (path === '/') continue;
    if (!path.startsWith('/') || path.endsWith('/') || path.includes('//')) {
      report(at, `"${path}" has an empty segment`);
      continue;
    }
    const segments = path.slice(1).split('/');
    let parent = '';
    for (const [index, segment] of segments.entries()) {
      if (!SEGMENT.test(segment))
        report(at, `the segment "${segment}" has characters that a resource cannot have`);
      if (segment.endsWith('+}') && index < segments.length - 1)
        report(at, `nothing can follow the greedy variable ${segment}`);
      if (segment.startsWith('{')) {
        const sibling = variables.get(parent);
        if (sibling !== undefined && sibling !== segment)
          report(at, `${segment} and ${sibling} are variables at the same place`);
        variables.set(parent, segment);
      }
      parent = `${parent}/${segment}`;
      prefixes.add(parent);
    }
    const names = segments.filter((one) => one.startsWith('{'));
    if (new Set(names).size < names.length) report(at, `${path} has the same variable twice`);
  }
  if (prefixes.size > 300)
    report(['paths'], `${prefixes.size} resources; at most 300 are accepted`, 'resources');
}
