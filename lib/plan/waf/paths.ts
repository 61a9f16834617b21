// Resource paths as WAF sees them: with the stage in front on the execute-api address, with the base path of
// the domain on a custom one, or with neither.

/** An expression for one path, without anchors: `/orders/[^/]+`. */
export function pathPattern(resourcePath: string): string {
  const segments = resourcePath.split('/').filter(Boolean);
  return segments
    .map((segment) => {
      if (segment.endsWith('+}')) return '/.+';
      return segment.startsWith('{')
        ? '/[^/]+'
        : `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
    })
    .join('');
}

/**
 * Anchored, with an optional first segment in front, or the base path of the domain where that is longer. A shard's
 * own base path is part of the path: callers send it.
 */
export function anchored(patterns: readonly string[], basePath = ''): string {
  const [only] = patterns;
  const inner = patterns.length === 1 ? (only ?? '') : `(${patterns.join('|')})`;
  const front = basePath.includes('/') ? `/[^/]+|${pathPattern(basePath)}` : '/[^/]+';
  return `^(${front})?${inner || ''}/?$`;
}
