// A line plot on logarithmic axes as SVG, readable on light and dark pages.

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 60;
const RIGHT = 150;
const TOP = 40;
const BOTTOM = 50;
/** Told apart by people who do not see all colours: https://jfly.uni-koeln.de/color/ */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** Axes run over whole powers of ten. */
export function plot(
  title: string,
  xLabel: string,
  yLabel: string,
  lines: readonly Line[],
): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(
    points.map(([at]) => at),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(
    points.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  );
  const grid = [
    ...x.ticks.map((at) => {
      const place = x.place(at).toFixed(1);
      return `<path class="grid" d="M${place} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${place}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${at.toLocaleString('en')}</text>`;
    }),
    ...y.ticks.map((value) => {
      const place = y.place(value).toFixed(1);
      return `<path class="grid" d="M${LEFT} ${place}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${place}" dy="4" text-anchor="end">${value}</text>`;
    }),
  ];
  const drawn = lines.map((line, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const places = line.points.map(
      ([at, value]) => [x.place(at).toFixed(1), y.place(value).toFixed(1)] as const,
    );
    const [endX = 0, endY = 0] = places.at(-1) ?? [];
    const dots = places
      .map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`)
      .join('');
    return `<path d="M${places.map((place) => place.join(' ')).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${Number(endX) + 8}" y="${endY}" dy="4">${escaped(line.name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
<style>text{font:12px system-ui,sans-serif;fill:#24292f}.grid{stroke:#d0d7de}@media(prefers-color-scheme:dark){text{fill:#c9d1d9}.grid{stroke:#30363d}}</style>
<text x="${LEFT}" y="20" font-weight="bold">${escaped(title)}</text>
${grid.join('\n')}
${drawn.join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escaped(xLabel)}</text>
<text x="14" y="${HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 14 ${HEIGHT / 2})">${escaped(yLabel)}</text>
</svg>
`;
}

function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  const place = (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { ticks: ticks.map((tick) => Number(tick.toPrecision(1))), place };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
