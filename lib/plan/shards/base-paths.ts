// What a custom domain can map to a REST API: literal base paths. API Gateway takes the base path off before it
// looks for a resource, and the longest one that matches wins.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html

import type { RootSettings } from '../../annotations/index.js';

/** Both what a base path and what the value of a stage variable may hold. */
const SEGMENT = /^[A-Za-z0-9_.-]+$/;
const LONGEST = 300;
/** API Gateway answers these itself. */
const RESERVED = new Set(['ping', 'sping']);

/** Mappings with several segments, for each domain. */
export const MULTI_LEVEL_QUOTA = 200;

/** The whole base path of a shard: that of the API's domain first. */
export function fullBasePath({ domain }: Pick<RootSettings, 'domain'>, prefix: string): string {
  return [domain?.basePath, prefix].filter(Boolean).join('/');
}

/** Whether a literal prefix can be a base path. One of several segments needs a regional domain. */
export function canBeBasePath(
  root: Pick<RootSettings, 'domain'>,
  endpoint: 'regional' | 'edge' | 'private',
  prefix: string,
): boolean {
  const whole = fullBasePath(root, prefix);
  if (whole.length > LONGEST || RESERVED.has(whole)) return false;
  if (!prefix.split('/').every((segment) => SEGMENT.test(segment))) return false;
  return endpoint === 'regional' || !whole.includes('/');
}

/** A path outside `prefix` whose variables could also stand for it. */
export function pathOverlapping(prefix: string, paths: readonly string[]): string | undefined {
  const wanted = prefix.split('/');
  return paths.find((path) => {
    const segments = path.split('/').filter(Boolean);
    let variables = 0;
    for (const [at, literal] of wanted.entries()) {
      const segment = segments[at];
      if (segment === undefined) return false;
      if (segment.endsWith('+}')) return true;
      if (segment.startsWith('{')) variables += 1;
      else if (segment !== literal) return false;
    }
    return variables > 0;
  });
}
