// One comment for each pull or merge request, updated in place: found again by its first line. GitHub and GitLab are
// spoken to with the token of the job; nothing else is installed.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MARK = '<!-- portcullis -->';
/** Characters: GitHub takes 65,536 in a comment, GitLab 1,000,000. */
const LIMIT = 65_536;
const NOTE = '\n\n_cut: the whole report is in the job’s artifacts_';
/** Pages of 100 comments that are searched. */
const MOST_PAGES = 30;

/** Creates or updates the comment. Throws with the platform's answer when it refuses. */
export async function comment(env, body) {
  const platform = env.GITLAB_CI ? gitlab(env) : github(env);
  const found = await findOwn(platform);
  const text = cut(body.startsWith(MARK) ? body : `${MARK}\n${body}`);
  return found
    ? platform.send(platform.updateMethod, platform.one(found.id), text)
    : platform.send('POST', platform.all, text);
}

async function findOwn(platform) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const list = await platform.read(`${platform.all}?per_page=100&page=${page}`);
    const own = list.find(({ body }) => body?.startsWith(MARK));
    if (own || list.length < 100) return own;
  }
  return undefined;
}

function github(env) {
  const { GITHUB_API_URL: api = 'https://api.github.com', GITHUB_REPOSITORY: repository } = env;
  const issues = `${api}/repos/${repository}/issues`;
  return {
    all: `${issues}/${required(env, 'PORTCULLIS_PULL_REQUEST')}/comments`,
    one: (id) => `${issues}/comments/${id}`,
    updateMethod: 'PATCH',
    ...client({
      authorization: `Bearer ${required(env, 'GITHUB_TOKEN')}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    }),
  };
}

function gitlab(env) {
  const project = `${required(env, 'CI_API_V4_URL')}/projects/${required(env, 'CI_PROJECT_ID')}`;
  const all = `${project}/merge_requests/${required(env, 'CI_MERGE_REQUEST_IID')}/notes`;
  return {
    all,
    one: (id) => `${all}/${id}`,
    updateMethod: 'PUT',
    // The job's own token may not write notes: https://docs.gitlab.com/ci/jobs/ci_job_token/
    ...client({ 'private-token': required(env, 'PORTCULLIS_GITLAB_TOKEN') }),
  };
}

function client(headers) {
  const call = async (method, url, body) => {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, 'user-agent': 'portcullis', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify({ body }) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!answer.ok)
      throw new Error(
        `${method} ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`,
      );
    return answer.json();
  };
  return { read: (url) => call('GET', url), send: call };
}

function cut(text) {
  return text.length <= LIMIT ? text : `${text.slice(0, LIMIT - NOTE.length)}${NOTE}`;
}

function required(env, name) {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const file = required(process.env, 'PORTCULLIS_REPORT');
    await comment(process.env, readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The comment could not be written: ${error.message}`);
    process.exitCode = 1;
  }
}
