// What is answered by mistake is found by comparing it with what was meant.

import { isJsonMedia, type Operation, type Response } from '../../../model/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const responseIsDescribed = defineRule({
  id: 'response-is-described',
  title: 'successful answers have a schema',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: ['a92be1d5', 'f79b9d26'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'nobody can tell which properties were meant to be answered, and which leak',
  hint: 'add `content` with a `schema` to the response',
  check: forOperations(
    ({ responses }) => responses.some(isSuccess),
    ({ method, responses }) =>
      responses.filter(isSuccess).flatMap((response) => problemsOf(method, response)),
  ),
});

/** 204, 205 and answers to HEAD have no body. */
function isSuccess({ status }: Response): boolean {
  return /^2/.test(status) && status !== '204' && status !== '205';
}

function problemsOf(method: Operation['method'], { status, content, at }: Response): Judgement[] {
  // Other methods may well answer nothing.
  if (content.length === 0 && method === 'get')
    return [{ at, message: `the response ${status} has no content` }];
  return content
    .filter(({ type, schema }) => isJsonMedia(type) && !schema)
    .map(({ type, at: where }) => ({
      at: where,
      message: `the ${type} body of the response ${status} has no schema`,
    }));
}
