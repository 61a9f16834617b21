// What of a request stands in a template as it was sent.

import { describe, expect, it } from 'vitest';
import { rawInputs } from '../../lib/policy/mapping-templates.js';

describe('rawInputs', () => {
  it.each<[template: string, raw: readonly string[]]>([
    [`{"a":"$input.params('a')"}`, [`$input.params('a')`]],
    [`{"a":"x-$!{input.path('$.a')}"}`, [`$!{input.path('$.a')}`]],
    [
      `{"a":"$input.params().header.get('a')","b":"$input.params("b")"}`,
      [`$input.params().header.get('a')`, `$input.params("b")`],
    ],
    [`{"a":"$input.body","b":"$input.body"}`, ['$input.body']],
    [`{"a":"$util.escapeJavaScript( $input.params('a'))"}`, []],
    [`{"a":"$util.base64Encode($input.body)"}`, []],
    [`{"a":$input.json('$.a'),"b":$input.body}`, []],
    [`$input.body`, []],
    [`#set($a = "$input.params('a')")\n{"a":1}`, []],
    [`#if("$input.params('a')" == "1"){"a":"$input.params('a')"}#end`, [`$input.params('a')`]],
    [`{"quote":"\\"$input.params('a')\\""}`, [`$input.params('a')`]],
    [`Action=SendMessage&MessageBody=$input.body`, ['$input.body']],
    [`Action=SendMessage&MessageBody=$util.urlEncode($input.body)`, []],
    [`{"id":"$context.requestId"}`, []],
  ])('%s', (template, raw) => {
    expect(rawInputs(template).map(({ expression }) => expression)).toEqual(raw);
  });
});
