// A custom domain in front of stages, with TLS 1.2 at least and client certificates where asked for.

import { ApiGatewayBasePathMapping } from '@cdktf/provider-aws/lib/api-gateway-base-path-mapping/index.js';
import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name/index.js';
import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { mustMatch } from './requirements.js';
import type { RestApi } from './rest-api.js';
import { madeAnewWith, type Stage } from './stage.js';

export interface DomainProps {
  readonly name: string;
  /** ARN of an ACM certificate: in the API's region for `regional`, in us-east-1 for `edge`. */
  readonly certificateArn: string;
  /** @default 'regional' */
  readonly endpoint?: 'regional' | 'edge';
  /** Client certificates; regional domains only. @default none are asked for */
  readonly mtls?: {
    /** `s3://bucket/truststore.pem` */
    readonly truststore: string;
    /** Version of the object: without it, a new truststore at the same place is not noticed. */
    readonly version?: string;
    /** ARN of a public ACM certificate for the name, where `certificateArn` is imported or private. */
    readonly ownershipCertificateArn?: string;
  };
  /** What the domain serves from the start; `map` adds to it. @default nothing */
  readonly mappings?: readonly DomainMapping[];
  /** Route 53 zone to make alias records in. @default none are made */
  readonly zoneId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface DomainMapping {
  readonly api: RestApi;
  readonly stage: Stage;
  /** Without slashes at its ends; several segments on regional domains only. @default the root of the domain */
  readonly basePath?: string;
  /** What must stand before anyone is served: the web ACL in front of the stage. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Base paths of several segments are of the newer API: https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html */
type Mapping = ApiGatewayBasePathMapping | Apigatewayv2ApiMapping;

export class Domain extends Construct {
  readonly domain: ApiGatewayDomainName;
  readonly mappings: Mapping[] = [];
  readonly records: readonly Route53Record[];

  constructor(scope: Construct, id: string, props: DomainProps) {
    super(scope, id);
    const edge = props.endpoint === 'edge';
    mustMatch(
      this,
      'the trust store',
      props.mtls?.truststore,
      /^s3:\/\/[^/]+\/./,
      'be in S3: s3://bucket/key',
    );
    this.domain = new ApiGatewayDomainName(this, 'domain', {
      domainName: props.name,
      ...(edge
        ? { certificateArn: props.certificateArn }
        : { regionalCertificateArn: props.certificateArn }),
      endpointConfiguration: { types: [edge ? 'EDGE' : 'REGIONAL'] },
      securityPolicy: 'TLS_1_2',
      ...(props.mtls && mutualTls(props.mtls)),
      ...(props.tags && { tags: props.tags }),
    });
    for (const mapping of props.mappings ?? []) this.map(mapping);
    this.records =
      props.zoneId === undefined ? [] : this.addRecords(props.name, props.zoneId, edge);
  }

  /** Has the domain serve one more stage; of several, the longest base path that matches wins. */
  map({ api, stage, basePath, dependsOn = [] }: DomainMapping): Mapping {
    const after = dependsOn.length > 0 ? { dependsOn: [...dependsOn] } : {};
    const id = `mapping-${basePath?.replaceAll('/', '~') || 'root'}`;
    const mapping = basePath?.includes('/')
      ? new Apigatewayv2ApiMapping(this, id, {
          domainName: this.domain.domainName,
          apiId: api.id,
          stage: stage.name,
          apiMappingKey: basePath,
          ...madeAnewWith(stage),
          ...after,
        })
      : new ApiGatewayBasePathMapping(this, id, {
          domainName: this.domain.domainName,
          apiId: api.id,
          stageName: stage.name,
          ...(basePath && { basePath }),
          ...madeAnewWith(stage),
          ...after,
        });
    this.mappings.push(mapping);
    return mapping;
  }

  /** A regional name answers on IPv4; CloudFront, behind an edge name, on both. */
  private addRecords(name: string, zoneId: string, edge: boolean): Route53Record[] {
    const { domain } = this;
    return (edge ? ['A', 'AAAA'] : ['A']).map(
      (type) =>
        new Route53Record(this, `record-${type.toLowerCase()}`, {
          zoneId,
          name,
          type,
          alias: {
            name: edge ? domain.cloudfrontDomainName : domain.regionalDomainName,
            zoneId: edge ? domain.cloudfrontZoneId : domain.regionalZoneId,
            evaluateTargetHealth: false,
          },
        }),
    );
  }
}

function mutualTls(mtls: NonNullable<DomainProps['mtls']>) {
  return {
    mutualTlsAuthentication: {
      truststoreUri: mtls.truststore,
      ...(mtls.version !== undefined && { truststoreVersion: mtls.version }),
    },
    ...(mtls.ownershipCertificateArn !== undefined && {
      ownershipVerificationCertificateArn: mtls.ownershipCertificateArn,
    }),
  };
}
