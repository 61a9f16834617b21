// The usual kinds of rules: over the API and what AWS gets for it, over its operations, over Terraform
// resources. Each adds the evidence of what it looked at, so that a rule only says what is wrong.

import type { ApiModel, Operation, SecurityScheme } from '../model/index.js';
import type { GatewayPlan, RoutePlan } from '../plan/index.js';
import { explicitAuthorizers, explicitIntegrations } from './explicit.js';
import type { Check, Judgement, Subject } from './rule.js';
import {
  type ApiAuthorizer,
  type ApiIntegration,
  type ApiMethod,
  apisOf,
  type Block,
  isTrue,
  isUnknown,
  type NamedIntegration,
  type PolicyKind,
  type PolicyStatement,
  policiesOf,
  type TerraformApi,
  type TerraformGraph,
  type TerraformResource,
} from './terraform/index.js';

export { isTrue };

export interface Api {
  readonly model: ApiModel;
  readonly plan: GatewayPlan;
  /** What was made of it; absent where only the specification is checked. */
  readonly terraform?: TerraformGraph;
}

/** A rule over what the specification says. It runs even where no gateway can be planned yet. */
export function forModel<Options>(
  check: (model: ApiModel, options: Options) => Iterable<Judgement> | undefined,
): Check<Options> {
  return ({ model }, options) => {
    const judged = model && check(model, options);
    if (!judged) return undefined;
    const judgements = [...judged];
    return judgements.length > 0
      ? judgements
      : [passed(model.annotations.root.at, model.annotations.root.name)];
  };
}

/** A rule over each operation of the specification. Does not apply where `applies` holds for none. */
export function forOperations<Options>(
  applies: (operation: Operation, model: ApiModel) => boolean,
  check: (operation: Operation, model: ApiModel, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ model }, options) => {
    if (!model) return undefined;
    const judged = model.operations.filter((one) => applies(one, model));
    return judgeEach(judged, (one) => evidence(check(one, model, options), one.at, one.id));
  };
}

/** A rule over each security scheme of the specification. Does not apply where `applies` holds for none. */
export function forSecuritySchemes<Options>(
  applies: (scheme: SecurityScheme) => boolean,
  check: (scheme: SecurityScheme, model: ApiModel, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ model }, options) => {
    if (!model) return undefined;
    const judged = Object.values(model.securitySchemes).filter(applies);
    return judgeEach(judged, (one) => evidence(check(one, model, options), one.at, one.name));
  };
}

/** A rule over the API as a whole, and what AWS gets for it. */
export function forApi<Options>(
  check: (api: Api, options: Options) => Iterable<Judgement> | undefined,
): Check<Options> {
  return (subject, options) => {
    const api = apiOf(subject);
    const judged = api && check(api, options);
    if (!api || !judged) return undefined;
    const judgements = [...judged];
    return judgements.length > 0
      ? judgements
      : [passed(api.model.annotations.root.at, api.plan.name)];
  };
}

/** A rule over each operation as it is served. Does not apply where `applies` holds for none. */
export function forRoutes<Options>(
  applies: (route: RoutePlan, api: Api) => boolean,
  check: (route: RoutePlan, api: Api, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return (subject, options) => {
    const api = apiOf(subject);
    if (!api) return undefined;
    const judged = api.plan.routes.filter((route) => applies(route, api));
    return judgeEach(judged, (route) => {
      const { at, id } = route.operation;
      return evidence(check(route, api, options), at, id);
    });
  };
}

/** A rule over Terraform resources of some types. Does not apply where there is none. */
export function forResources<Options>(
  types: string | readonly string[],
  check: (
    resource: TerraformResource,
    graph: TerraformGraph,
    options: Options,
  ) => Iterable<Judgement> | undefined,
): Check<Options> {
  return ({ terraform }, options) => {
    const judged = terraform?.ofType(...[types].flat()).flatMap((resource) => {
      const judgements = check(resource, terraform, options);
      return judgements ? [evidence(judgements, resource.at(), resource.address)] : [];
    });
    return judged && judged.length > 0 ? judged.flat() : undefined;
  };
}

/**
 * A rule over the methods of APIs in Terraform that Portcullis did not make: resources, routes, and operations of
 * documents that are imported. Does not apply where `applies` holds for none.
 */
export function forTerraformMethods<Options>(
  applies: (method: ApiMethod) => boolean,
  check: (method: ApiMethod, graph: TerraformGraph, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ terraform }, options) => {
    if (!terraform) return undefined;
    const judged = apisOf(terraform).methods.filter((one) => !one.generated && applies(one));
    return judgeEach(judged, (one) => evidence(check(one, terraform, options), one.at, one.of));
  };
}

/**
 * A rule over the integrations of methods: in Terraform that Portcullis did not make, and those that a specification
 * writes itself. What it says with `backend` is for the rule to judge beside them.
 */
export function forIntegrations<Options>(
  applies: (integration: ApiIntegration) => boolean,
  check: (one: NamedIntegration, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ model, terraform }, options) => {
    const integrations = terraform ? apisOf(terraform).integrations : [];
    const judged = [
      ...(model ? explicitIntegrations(model) : []),
      ...integrations.filter(({ generated }) => !generated),
    ].filter(({ integration }) => applies(integration));
    return judgeEach(judged, (one) => evidence(check(one, options), one.at, one.of));
  };
}

/** The same over authorizers, of documents that are imported too. */
export function forAuthorizers<Options>(
  applies: (authorizer: ApiAuthorizer) => boolean,
  check: (authorizer: ApiAuthorizer, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ model, terraform }, options) => {
    const authorizers = terraform ? apisOf(terraform).authorizers : [];
    const judged = [
      ...(model ? explicitAuthorizers(model) : []),
      ...authorizers.filter(({ generated }) => !generated),
    ].filter(applies);
    return judgeEach(judged, (one) => evidence(check(one, options), one.at, one.of));
  };
}

/** A rule over APIs in Terraform that Portcullis did not make. Does not apply where `applies` holds for none. */
export function forTerraformApis<Options>(
  applies: (api: TerraformApi) => boolean,
  check: (api: TerraformApi, graph: TerraformGraph, options: Options) => Iterable<Judgement>,
): Check<Options> {
  return ({ terraform }, options) => {
    if (!terraform) return undefined;
    const judged = apisOf(terraform).apis.filter((one) => !one.generated && applies(one));
    return judgeEach(judged, (one) =>
      evidence(check(one, terraform, options), one.resource.at(), one.resource.address),
    );
  };
}

/** The same for what a plan does not show: `lifecycle`, `depends_on`, `provider`. */
export function forConfiguredResources<Options>(
  ...[types, check]: Parameters<typeof forResources<Options>>
): Check<Options> {
  const judged = forResources(types, check);
  return (subject, options) =>
    subject.terraform?.kind === 'plan' ? undefined : judged(subject, options);
}

/**
 * A rule over the statements of policies in Terraform: of identities (what they may do), of roles (who may assume
 * them), of resources (who may use them). `check` answers with what is wrong.
 */
export function forPolicyStatements<Options>(
  kind: PolicyKind,
  check: (statement: PolicyStatement, options: Options) => string | undefined,
): Check<Options> {
  return ({ terraform }, options) => {
    const policies = terraform ? policiesOf(terraform, kind) : [];
    return judgeEach(policies, ({ resource, statements, at }) => {
      const found = isUnknown(statements)
        ? [undecided(at, 'policy')]
        : statements.flatMap((one) => {
            const wrong = check(one, options);
            return wrong ? [{ at, message: `the policy of \`${resource.address}\` ${wrong}` }] : [];
          });
      return evidence(found, at, resource.address);
    });
  };
}

/** Several views of one requirement, for example of the specification and of Terraform written by hand. */
export function together<Options>(...checks: readonly Check<Options>[]): Check<Options> {
  return (subject, options) => {
    const judged = checks.flatMap((check) => {
      const judgements = check(subject, options);
      return judgements ? [[...judgements]] : [];
    });
    return judged.length > 0 ? judged.flat() : undefined;
  };
}

/**
 * One requirement of an argument: nothing where `test` holds, a judgement of verdict `unknown` where the value is not
 * known before apply, and `message` otherwise. An argument that is not set is tested as `undefined`.
 */
export function requires(
  block: Block,
  argument: string | readonly string[],
  test: (value: unknown) => boolean,
  message: string,
): Judgement[] {
  const path = [argument].flat();
  const value = block.get(...path);
  const at = block.at(...(value === undefined ? path.slice(0, -1) : path));
  if (isUnknown(value)) return [undecided(at, path.join('.'))];
  return test(value) ? [] : [{ at, message }];
}

/** What a rule says where it cannot tell. */
export function undecided(at: Judgement['at'], what: string): Judgement {
  return { verdict: 'unknown', at, message: `\`${what}\` is not known before apply` };
}

function apiOf({ model, plan, terraform }: Subject): Api | undefined {
  return model && plan && { model, plan, ...(terraform && { terraform }) };
}

function passed(at: Judgement['at'], of: string): Judgement {
  return { verdict: 'pass', at, of, message: '' };
}

/** Nothing where there is nothing to judge: the rule does not apply. */
function judgeEach<Part>(
  parts: readonly Part[],
  judge: (part: Part) => Judgement[],
): Judgement[] | undefined {
  return parts.length > 0 ? parts.flatMap(judge) : undefined;
}

/** What a rule says of a part, or that the part has passed. */
function evidence(judgements: Iterable<Judgement>, at: Judgement['at'], of: string): Judgement[] {
  const said = [...judgements].map((one) => ({ of, ...one }));
  return said.length > 0 ? said : [passed(at, of)];
}
