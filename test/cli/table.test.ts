import { describe, expect, it } from 'vitest';
import { renderTable } from '../../lib/cli/table.js';

const HEAD = ['operation', 'authentication', 'scopes'];
const ROWS = [
  ['GET /orders', 'oauth or API key :12', 'orders:read orders:list'],
  ['POST /orders', 'none', '-'],
];
const drawn = (width?: number) =>
  renderTable(HEAD, ROWS, { colour: false, ...(width !== undefined && { width }) });

describe('a table', () => {
  const natural = `OPERATION     AUTHENTICATION        SCOPES
GET /orders   oauth or API key :12  orders:read orders:list
POST /orders  none                  -
`;

  it('is as wide as it likes where there is no terminal, or enough of it', () => {
    expect(drawn()).toBe(natural);
    expect(drawn(59)).toBe(natural);
  });

  it('wraps between words to fit the terminal', () => {
    expect(drawn(52)).toBe(`OPERATION     AUTHENTICATION      SCOPES
GET /orders   oauth or API key    orders:read
              :12                 orders:list
POST /orders  none                -
`);
    expect(drawn(43)).toBe(`OPERATION     AUTHENTICATION  SCOPES
GET /orders   oauth or API    orders:read
              key :12         orders:list
POST /orders  none            -
`);
  });

  it('is a list where words would have to be cut', () => {
    expect(drawn(36)).toBe(`GET /orders
  AUTHENTICATION  oauth or API key :12
  SCOPES          orders:read orders:list
POST /orders
  AUTHENTICATION  none
  SCOPES          -
`);
  });
});
