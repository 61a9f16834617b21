// Custom domain names and the base paths under which they serve stages.

import type { Json } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import { REGION } from '../../world.js';
import { badRequest, conflict, existing } from './errors.js';
import { applyPatches, settingRule } from './patch.js';
import type { RestApis } from './rest-apis.js';
import type { DomainName } from './state.js';

const ROOT = '(none)';
const MAPPINGS = 200;

export class Domains {
  readonly domains = new Map<string, DomainName>();

  constructor(private readonly apis: () => RestApis) {}

  readonly operations: readonly RestOperation[] = [
    {
      name: 'CreateDomainName',
      method: 'POST',
      path: '/domainnames',
      handle: ({ body }) => ({ status: 201, body: describe(this.create(body)) }),
    },
    {
      name: 'GetDomainName',
      method: 'GET',
      path: '/domainnames/{domain}',
      handle: (input) => ({ status: 200, body: describe(this.find(input)) }),
    },
    {
      name: 'UpdateDomainName',
      method: 'PATCH',
      path: '/domainnames/{domain}',
      handle: (input) => {
        const domain = this.find(input);
        const mtls = () => domain.settings['mutualTlsAuthentication'] as Json;
        applyPatches(input.body, [
          settingRule(
            () => domain.settings,
            [
              'certificateArn',
              'certificateName',
              'regionalCertificateArn',
              'regionalCertificateName',
              'ownershipVerificationCertificateArn',
              'securityPolicy',
            ],
          ),
          [
            // As reported: https://github.com/hashicorp/terraform-provider-aws/issues/28059
            /^\/endpointConfiguration\/types\/0$/,
            ({ path }) => {
              throw badRequest(`${path} Invalid request input`);
            },
          ],
          [
            /^\/mutualTlsAuthentication\/(truststoreUri|truststoreVersion)$/,
            ({ value = '' }, [name = '']) => {
              domain.settings['mutualTlsAuthentication'] = { ...mtls(), [name]: value };
              // Without a trust store there is no mutual TLS.
              if (!mtls()['truststoreUri']) delete domain.settings['mutualTlsAuthentication'];
            },
          ],
        ]);
        return { status: 200, body: describe(domain) };
      },
    },
    {
      name: 'DeleteDomainName',
      method: 'DELETE',
      path: '/domainnames/{domain}',
      handle: (input) => {
        this.domains.delete(this.find(input).name);
        return { status: 202 };
      },
    },
    ...this.mappingOperations(),
  ];

  /** Domains that lead to an API or to one of its stages. */
  leadingTo(apiId: string, stage?: string): string[] {
    return [...this.domains.values()]
      .filter(({ mappings }) =>
        [...mappings.values()].some(
          (one) => one.restApiId === apiId && (stage === undefined || one.stage === stage),
        ),
      )
      .map(({ name }) => name);
  }

  /** Where a stage answers, as `api.example.com/orders`. */
  basePathsOf(apiId: string, stage: string): string[] {
    return [...this.domains.values()].flatMap(({ name, mappings }) =>
      [...mappings].flatMap(([basePath, one]) =>
        one.restApiId === apiId && one.stage === stage ? `${name}/${basePath}` : [],
      ),
    );
  }

  private mappingOperations(): RestOperation[] {
    const path = '/domainnames/{domain}/basepathmappings';
    return [
      {
        name: 'CreateBasePathMapping',
        method: 'POST',
        path,
        handle: (input) => ({ status: 201, body: this.map(this.find(input), input.body) }),
      },
      {
        name: 'GetBasePathMappings',
        method: 'GET',
        path,
        handle: (input) => {
          const { mappings } = this.find(input);
          const item = [...mappings].map(([basePath, one]) => ({ basePath, ...one }));
          return { status: 200, body: { item } };
        },
      },
      {
        name: 'GetBasePathMapping',
        method: 'GET',
        path: `${path}/{base}`,
        handle: (input) => {
          const base = input.path['base'] ?? '';
          return { status: 200, body: { basePath: base, ...this.mapping(input) } };
        },
      },
      {
        name: 'UpdateBasePathMapping',
        method: 'PATCH',
        path: `${path}/{base}`,
        handle: (input) => {
          const mapping = this.mapping(input);
          const next: Json = { ...mapping };
          applyPatches(input.body, [
            settingRule(() => next, ['stage']),
            [
              /^\/restapiId$/,
              ({ value }) => {
                next['restApiId'] = value;
              },
            ],
          ]);
          this.checkStage(next);
          Object.assign(mapping, next);
          return { status: 200, body: { basePath: input.path['base'], ...mapping } };
        },
      },
      {
        name: 'DeleteBasePathMapping',
        method: 'DELETE',
        path: `${path}/{base}`,
        handle: (input) => {
          this.mapping(input);
          this.find(input).mappings.delete(input.path['base'] ?? '');
          return { status: 202 };
        },
      },
    ];
  }

  private create({ tags, domainName, ...settings }: Json): DomainName {
    const name = String(domainName);
    if (this.domains.has(name)) throw conflict('The domain name you provided already exists.');
    const { types } = settings['endpointConfiguration'] as { types: string[] };
    checkCertificates(types, settings);
    const mtls = settings['mutualTlsAuthentication'] as Json | undefined;
    if (mtls && !String(mtls['truststoreUri']).startsWith('s3://')) {
      throw badRequest('Invalid truststore URI');
    }
    const domain = { name, settings, mappings: new Map(), tags: tagsOfMap(tags) };
    this.domains.set(name, domain);
    return domain;
  }

  private map({ mappings }: DomainName, body: Json): Json {
    const base = String(body['basePath'] || ROOT);
    if (base !== ROOT && !/^[a-zA-Z0-9$_.+!*'()/-]+$/.test(base)) {
      throw badRequest('API mapping key is invalid');
    }
    if (mappings.has(base)) throw conflict('Base path already exists for this domain name');
    if (mappings.size >= MAPPINGS) throw badRequest('Maximum number of API mappings reached');
    const { restApiId, stage } = this.checkStage(body);
    mappings.set(base, { restApiId, stage });
    return { basePath: base, restApiId, stage };
  }

  private checkStage(body: Json): { readonly restApiId: string; readonly stage: string } {
    const restApiId = String(body['restApiId']);
    const stage = String(body['stage']);
    const api = existing(this.apis().apis.get(restApiId), 'Invalid REST API identifier specified');
    if (!api.stages.has(stage)) throw badRequest('Invalid stage identifier specified');
    return { restApiId, stage };
  }

  private find({ path }: RestInput): DomainName {
    return existing(
      this.domains.get(path['domain'] ?? ''),
      'Invalid domain name identifier specified',
    );
  }

  private mapping(input: RestInput) {
    const { mappings } = this.find(input);
    const mapping = mappings.get(input.path['base'] ?? '');
    return existing(mapping, 'Invalid base path mapping identifier specified');
  }
}

/** CloudFront, behind an edge name, reads certificates of us-east-1 alone. */
function checkCertificates(types: readonly string[], settings: Json): void {
  const edge = types.includes('EDGE');
  const arn = String(settings[edge ? 'certificateArn' : 'regionalCertificateArn'] ?? '');
  const region = edge ? 'us-east-1' : REGION;
  if (!arn.startsWith(`arn:aws:acm:${region}:`)) {
    throw badRequest(`Invalid certificate ARN: ${arn}. Certificate must be in '${region}'.`);
  }
}

function describe({ name, settings, tags }: DomainName): Json {
  const { types } = settings['endpointConfiguration'] as { types: string[] };
  const edge = types.includes('EDGE');
  return {
    securityPolicy: 'TLS_1_2',
    ...settings,
    domainName: name,
    domainNameStatus: 'AVAILABLE',
    tags,
    ...(edge
      ? {
          distributionDomainName: 'd111111abcdef8.cloudfront.net',
          distributionHostedZoneId: 'Z2FDTNDATAQYW2',
        }
      : {
          regionalDomainName: `d-control.execute-api.${REGION}.amazonaws.com`,
          regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
        }),
  };
}
