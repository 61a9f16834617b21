// The comment against small servers on this machine that behave as GitHub and GitLab document.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { comment } from '../../ci/sticky-comment.js';

interface Platform {
  readonly url: string;
  readonly comments: { id: number; body: string }[];
  readonly calls: string[];
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Comments at `list`, each at `one` and its id. */
async function platform(list: string, one: string, refuse = 0): Promise<Platform> {
  const comments: { id: number; body: string }[] = [];
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    calls.push(`${request.method} ${pathname}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()).body : undefined;
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (refuse > 0) return answer(refuse, { message: 'Resource not accessible by integration' });
    if (request.method === 'GET' && pathname === list) {
      const page = Number(searchParams.get('page'));
      return answer(200, comments.slice((page - 1) * 100, page * 100));
    }
    if (request.method === 'POST' && pathname === list) {
      comments.push({ id: comments.length + 1, body });
      return answer(201, comments.at(-1));
    }
    const found = comments.find(({ id }) => pathname === `${one}/${id}`);
    if (!found || body === undefined) return answer(404, {});
    found.body = body;
    return answer(200, found);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, comments, calls };
}

const GITHUB = [
  '/repos/acme/orders/issues/7/comments',
  '/repos/acme/orders/issues/comments',
] as const;
const GITLAB = [
  '/projects/12/merge_requests/3/notes',
  '/projects/12/merge_requests/3/notes',
] as const;

const env = {
  GitHub: (url: string) => ({
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'acme/orders',
    GITHUB_TOKEN: 't',
    PORTCULLIS_PULL_REQUEST: '7',
  }),
  GitLab: (url: string) => ({
    GITLAB_CI: 'true',
    CI_API_V4_URL: url,
    CI_PROJECT_ID: '12',
    CI_MERGE_REQUEST_IID: '3',
    PORTCULLIS_GITLAB_TOKEN: 't',
  }),
};

describe.each([
  ['GitHub', GITHUB, 'PATCH'],
  ['GitLab', GITLAB, 'PUT'],
] as const)('the comment on %s', (name, [list, one], method) => {
  it('is made once, and updated in place from then on', async () => {
    const { url, comments, calls } = await platform(list, one);
    comments.push({ id: 1, body: 'looks good to me' });
    await comment(env[name](url), '<!-- portcullis -->\nfirst');
    await comment(env[name](url), '<!-- portcullis -->\nsecond');
    expect(comments.map(({ body }) => body)).toEqual([
      'looks good to me',
      '<!-- portcullis -->\nsecond',
    ]);
    expect(calls).toEqual([`GET ${list}`, `POST ${list}`, `GET ${list}`, `${method} ${one}/2`]);
  });

  it('is found behind more than a hundred others', async () => {
    const { url, comments } = await platform(list, one);
    for (let id = 1; id <= 150; id++) comments.push({ id, body: 'chat' });
    comments.push({ id: 151, body: '<!-- portcullis -->\nold' });
    await comment(env[name](url), 'new');
    expect(comments.at(-1)?.body).toBe('<!-- portcullis -->\nnew');
    expect(comments).toHaveLength(151);
  });

  it('never is longer than what the platform takes', async () => {
    const { url, comments } = await platform(list, one);
    await comment(env[name](url), 'x'.repeat(100_000));
    expect(comments[0]?.body.length).toBe(65_536);
    expect(comments[0]?.body).toContain('_cut: ');
  });

  it('says what the platform answered when it refuses', async () => {
    const { url } = await platform(list, one, 403);
    await expect(comment(env[name](url), 'x')).rejects.toThrow(
      `GET ${list}: 403 {"message":"Resource not accessible by integration"}`,
    );
  });

  it('names the variable that is missing', async () => {
    const rest = Object.fromEntries(
      Object.entries(env[name]('http://127.0.0.1:9')).filter(([, value]) => value !== 't'),
    );
    await expect(comment(rest, 'x')).rejects.toThrow(/TOKEN is not set/);
  });
});
