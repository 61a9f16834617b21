// Links from API Gateway into a VPC: v1 to a network load balancer, v2 to subnets, for application and
// network load balancers.

import { ApiGatewayVpcLink } from '@cdktf/provider-aws/lib/api-gateway-vpc-link/index.js';
import { Apigatewayv2VpcLink } from '@cdktf/provider-aws/lib/apigatewayv2-vpc-link/index.js';
import { Construct } from 'constructs';

export interface VpcLinkEntry {
  readonly name: string;
  readonly version: 'v1' | 'v2';
  /** ARN of the network load balancer of a v1 link. */
  readonly target?: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

export interface VpcLinksProps {
  /** Put before each link's name. @default nothing */
  readonly prefix?: string;
  readonly links: readonly VpcLinkEntry[];
  readonly tags?: Readonly<Record<string, string>>;
}

export class VpcLinks extends Construct {
  /** By name. */
  readonly links: Readonly<Record<string, ApiGatewayVpcLink | Apigatewayv2VpcLink>>;

  constructor(scope: Construct, id: string, props: VpcLinksProps) {
    super(scope, id);
    this.links = Object.fromEntries(props.links.map((link) => [link.name, this.add(link, props)]));
  }

  /** The id of a link; `undefined` when there is none of that name. */
  idOf(name: string): string | undefined {
    return this.links[name]?.id;
  }

  private add(
    link: VpcLinkEntry,
    { prefix, tags }: VpcLinksProps,
  ): ApiGatewayVpcLink | Apigatewayv2VpcLink {
    const name = [prefix, link.name].filter(Boolean).join('-');
    if (link.version === 'v1') {
      return new ApiGatewayVpcLink(this, link.name, {
        name,
        targetArns: link.target === undefined ? [] : [link.target],
        ...(tags && { tags }),
      });
    }
    return new Apigatewayv2VpcLink(this, link.name, {
      name,
      subnetIds: [...link.subnets],
      securityGroupIds: [...link.securityGroups],
      ...(tags && { tags }),
    });
  }
}
