import { describe, expect, it } from 'vitest';
import type { Response } from '../../../lib/model/index.js';
import {
  binaryMediaTypes,
  isJson,
  lowerResponses,
  modelledRequest,
  validatedContentTypes,
} from '../../../lib/plan/responses/index.js';
import { model, operation, routesOf, top } from '../model-builder.js';

const at = top;
const schema = { schema: { type: 'object' }, at };

function response(status: string, headers: string[] = [], types: string[] = []): Response {
  return {
    status,
    description: status,
    headers: headers.map((name) => ({ name, at })),
    content: types.map((type) => ({ type, schema, at })),
    at,
  };
}

function statuses(...given: string[]) {
  const { responses, diagnostics } = lowerResponses(
    operation('get /o', { responses: given.map((one) => response(one)) }),
  );
  return [[...responses.keys()].join(' '), diagnostics.map(({ code }) => code).join(' ')];
}

describe('lowerResponses', () => {
  it.each([
    ['keeps single codes', ['200', '404'], '200 404', ''],
    ['expands ranges', ['2XX', '4xx', '5XX'], '200 400 500', 'PLAN-240 PLAN-240 PLAN-240'],
    ['drops a range whose code is there', ['2XX', '200'], '200', 'PLAN-241'],
    ['makes 500 of default', ['200', 'default'], '200 500', 'PLAN-240'],
    ['drops default beside 500', ['default', '500'], '500', 'PLAN-241'],
    ['drops codes beyond 599', ['200', '600'], '200', 'PLAN-242'],
    ['adds a 200 where nothing is left', ['9XX'], '200', 'PLAN-242'],
  ])('%s', (_, given, kept, codes) => {
    expect(statuses(...given)).toEqual([kept, codes]);
  });

  it.each([
    ['X-Total', ['X-Total'], []],
    ['WWW-Authenticate', ['WWW-Authenticate'], ['PLAN-243']],
    ['Transfer-Encoding', [], ['PLAN-244']],
    ['X Bad', [], ['PLAN-245']],
    ['Content-Type', [], []],
  ])('treats the header %s as API Gateway does', (header, kept, codes) => {
    const { responses, diagnostics } = lowerResponses(
      operation('get /o', { responses: [response('200', [header])] }),
    );
    expect(responses.get('200')?.headers).toEqual(kept);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('gives models to JSON only', () => {
    const { responses, unmodelled } = lowerResponses(
      operation('get /o', {
        responses: [response('200', [], ['application/json; charset=utf-8', 'text/csv'])],
      }),
    );
    expect([...(responses.get('200')?.models.keys() ?? [])]).toEqual(['application/json']);
    expect(unmodelled).toEqual(['text/csv']);
  });
});

describe('media types', () => {
  it.each([
    ['application/json', true],
    ['application/vnd.api+json; charset=utf-8', true],
    ['application/merge-patch+json', true],
    ['text/plain', false],
    ['application/jsonl', false],
  ])('knows whether %s is JSON', (type, expected) => {
    expect(isJson(type)).toBe(expected);
  });

  it.each([
    ['a wildcard as JSON', ['*/*'], ['application/json'], ['PLAN-247']],
    [
      'a wildcard beside JSON once',
      ['*/*', 'application/json'],
      ['application/json'],
      ['PLAN-248'],
    ],
    ['nothing for XML', ['application/xml'], [], ['PLAN-246']],
  ])('validates %s', (_, types, kept, codes) => {
    const { content, diagnostics } = modelledRequest(types.map((type) => ({ type, schema, at })));
    expect([...content.keys()]).toEqual(kept);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  const upload = operation('post /o', {
    requestBody: {
      required: true,
      content: ['multipart/form-data', 'application/json', 'image/png'].map((type) => ({
        type,
        schema,
        at,
      })),
      at,
    },
  });

  it('lists binary media types one by one', () => {
    const api = model([upload]);
    expect(binaryMediaTypes(api, routesOf(api))).toEqual(['image/png', 'multipart/form-data']);
  });

  it('keeps an explicit list of binary media types', () => {
    const api = model([upload], {
      extensions: { 'x-amazon-apigateway-binary-media-types': ['a/b'] },
    });
    expect(binaryMediaTypes(api, routesOf(api))).toEqual(['a/b']);
  });

  it('lists the content types that are validated', () => {
    const api = model([upload]);
    expect(validatedContentTypes(api, routesOf(api))).toEqual(['application/json']);
    expect(
      validatedContentTypes(
        api,
        routesOf(api, (route) => ({ ...route, validation: 'none' })),
      ),
    ).toEqual([]);
  });
});
