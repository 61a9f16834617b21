// What linters check with rules, and is a diagnostic here: a mistake of the document needs no policy to be one.

/** What is checked of a document, the codes that tell it, and the ids of other tools' rules for the same. */
export interface DocumentCheck {
  readonly title: string;
  readonly codes: readonly string[];
  readonly aliases: readonly string[];
}

export const documentChecks: readonly DocumentCheck[] = [
  // References
  {
    title: 'references lead somewhere',
    codes: ['SPEC-033', 'SPEC-034', 'SPEC-092'],
    aliases: [
      ...['015eac96', '7a01dfbd', '2e275f16', 'ca02f4e8', '376c9390', '6a2c219f', '801f0c6a'],
      ...['f29904c8', '98295b32', 'e9db5fb4', 'fb889ae9'],
    ],
  },
  { title: 'references do not lead in a circle', codes: ['SPEC-035'], aliases: ['1a1aea94'] },
  {
    title: 'references lead to what stands at their place',
    codes: ['SPEC-090'],
    aliases: [
      ...['4cac7ace', 'b3871dd8', 'd40f27e6', '0f6cd0ab', '2d6646f4', 'b9db8a10', 'ba066cda'],
      ...['bac56e3c', '0220e1c5', 'bccfa089', '2596545e'],
    ],
  },
  {
    title: 'nothing that counts stands beside a reference',
    codes: ['SPEC-091'],
    aliases: ['96beb800'],
  },
  // Keys
  {
    title: 'keys are those of OpenAPI',
    codes: ['SPEC-053'],
    aliases: ['fb7d81e7', '429b2106'],
  },
  {
    title: 'what OpenAPI asks for is there',
    codes: ['SPEC-051', 'SPEC-052'],
    aliases: ['d172a060', '5e5ecb9d'],
  },
  {
    title: 'lists that must hold something do',
    codes: ['SPEC-113', 'SPEC-114'],
    aliases: ['5915c20f'],
  },
  { title: 'nothing stands twice in a list', codes: ['SPEC-105'], aliases: ['750b40be'] },
  { title: 'no key stands twice in a map', codes: ['SPEC-012'], aliases: ['10c61e4b'] },
  { title: 'component names have no odd characters', codes: ['SPEC-089'], aliases: ['151331e2'] },
  // Security
  {
    title: 'security schemes that are asked for are defined',
    codes: ['PLAN-403', 'SPEC-096'],
    aliases: ['ab1263c2', '20a482d5', 'a599b0d1', 'CKV_OPENAPI_6', 'security-defined'],
  },
  // Paths and operations
  { title: 'the document has an operation', codes: ['PLAN-216'], aliases: ['815021c8'] },
  { title: 'paths have operations', codes: ['PLAN-213'], aliases: ['84c826c9'] },
  {
    title: 'no two paths are one',
    codes: ['SPEC-093', 'PLAN-207', 'PLAN-215'],
    aliases: ['237402e2', 'no-ambiguous-paths', 'no-identical-paths'],
  },
  { title: 'operationIds differ', codes: ['MOD-001'], aliases: ['c254adc4'] },
  { title: 'variables of paths have names', codes: ['PLAN-212'], aliases: ['ae13a37d'] },
  { title: 'status codes are some', codes: ['SPEC-057'], aliases: ['d86655c0'] },
  { title: 'summaries of Swagger 2.0 are short', codes: ['SPEC-095'], aliases: ['d47940ca'] },
  { title: 'links lead to an operation', codes: ['SPEC-082'], aliases: ['c5bb7461'] },
  { title: 'links name their operation once', codes: ['SPEC-083'], aliases: ['60fb6621'] },
  // Parameters and headers
  { title: 'path parameters are required', codes: ['SPEC-063'], aliases: ['0de50145'] },
  {
    title: 'path parameters stand in their path',
    codes: ['PLAN-226'],
    aliases: ['69d7aefd'],
  },
  { title: 'variables of paths are declared', codes: ['PLAN-227'], aliases: ['561710b1'] },
  { title: 'parameters differ', codes: ['SPEC-056'], aliases: ['f5b2e6af'] },
  {
    title: 'header parameters differ by more than case',
    codes: ['PLAN-223'],
    aliases: ['05505192'],
  },
  {
    title: 'headers that OpenAPI says elsewhere are no parameters',
    codes: ['PLAN-224'],
    aliases: ['f2702af5', '72d259ca'],
  },
  {
    title: 'headers that OpenAPI says elsewhere are not described',
    codes: ['SPEC-081'],
    aliases: ['d4e43db5', '4cd8de87'],
  },
  {
    title: 'parameters, headers and bodies say what their value is',
    codes: ['SPEC-060'],
    aliases: ['8fe1846f', '46facedc', '50de3b5b', 'ed48229d'],
  },
  {
    title: 'what a value is stands in one place',
    codes: ['SPEC-061', 'SPEC-062'],
    aliases: ['73c3bc54', '31dd6fc0', 'c38d630d', '8bfed1c6'],
  },
  { title: 'a request has one body', codes: ['SPEC-066'], aliases: ['b90033cf', 'eb3f9744'] },
  {
    title: 'attributes of parameters and encodings have an effect',
    codes: ['SPEC-064', 'SPEC-072'],
    aliases: [
      ...['4bcbcd52', '59c2f769', '7f203940', '4190dda7', 'a4dd69b8', 'd3ea644a', '750f6448'],
      ...['58f06434', 'cd7a52cf'],
    ],
  },
  // Media types and bodies
  { title: 'media types are some', codes: ['SPEC-070'], aliases: ['cf4a5f45', 'f985a7d2'] },
  {
    title: 'media types begin as registered ones do',
    codes: ['SPEC-071'],
    aliases: ['a5375be3', '3b615f00'],
  },
  {
    title: 'files are sent as forms of several parts',
    codes: ['SPEC-067', 'SPEC-074'],
    aliases: ['26f06397', '7f91992f', 'c3cab8c4'],
  },
  {
    title: 'Swagger 2.0 names its media types',
    codes: ['SPEC-075'],
    aliases: ['0c79e50e', 'be3e170e', 'CKV_OPENAPI_16', 'CKV_OPENAPI_17'],
  },
  { title: 'responses without a body describe none', codes: ['SPEC-080'], aliases: ['12a7210b'] },
  {
    title: 'examples of Swagger 2.0 are of a media type that is answered',
    codes: ['SPEC-094'],
    aliases: ['2cf35b40'],
  },
  // Schemas
  { title: 'minima are not above maxima', codes: ['SPEC-100'], aliases: ['ab2af219'] },
  {
    title: 'required properties are described',
    codes: ['SPEC-101'],
    aliases: ['3fb03214', '2bd608ae', 'no-required-schema-properties-undefined'],
  },
  { title: 'keywords fit the type', codes: ['SPEC-102'], aliases: ['a9228976', '20cb3159'] },
  {
    title: 'defaults, examples and enumerations fit the type',
    codes: ['SPEC-103', 'SPEC-104'],
    aliases: ['a96bbc06', '03856cb2', '881a6e71', 'no-invalid-schema-examples'],
  },
  {
    title: 'no value is both read-only and write-only',
    codes: ['SPEC-108'],
    aliases: ['d2361d58'],
  },
  {
    title: 'discriminators are required properties',
    codes: ['SPEC-109'],
    aliases: ['dadc2f36', 'b481d46c', '40d3df21'],
  },
  {
    title: 'parts of a composition do not refuse each other',
    codes: ['SPEC-110'],
    aliases: ['a19c3bbd', '3a01790c'],
  },
  { title: 'defaults can be used', codes: ['SPEC-111'], aliases: ['013bdb4b'] },
  {
    title: 'enumerations need no other keyword',
    codes: ['SPEC-112'],
    aliases: ['2e9b6612', 'be1d8733'],
  },
  // Servers and addresses
  { title: 'variables of servers are defined', codes: ['SPEC-084'], aliases: ['8d0921d6'] },
  { title: 'variables of servers are used', codes: ['SPEC-085'], aliases: ['8aee4754'] },
  {
    title: 'host and base path of Swagger 2.0 are well-formed',
    codes: ['SPEC-086'],
    aliases: ['3d7d7b6c', 'b4803607'],
  },
  {
    title: 'addresses of pages are some',
    codes: ['SPEC-087'],
    aliases: ['332cf2ad', '9239c289', 'b2d9dbf6', '5ea61624', '5aea1d7e', '6952a7e0'],
  },
  { title: 'mail addresses are some', codes: ['SPEC-088'], aliases: ['b1a7fcb0'] },
];
