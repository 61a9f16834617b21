// What belongs to a stage: settings and usage plans name it by its name, which says nothing without the API.

import type { Block } from './block.js';
import type { Linked, TerraformGraph } from './graph.js';
import type { TerraformResource } from './resource.js';
import { isUnknown } from './unknown.js';

export const REST_STAGE = 'aws_api_gateway_stage';
export const HTTP_STAGE = 'aws_apigatewayv2_stage';
export const METHOD_SETTINGS = 'aws_api_gateway_method_settings';
const ALL_METHODS = '*/*';
/** How settings name their stage. */
const OF_STAGE = { api: 'rest_api_id', stage: 'stage_name' };

export interface OfStage {
  readonly found: readonly Block[];
  /** Whether another one may belong to the stage, through a name that is not known. */
  readonly unsure: boolean;
}

/** The blocks, of `candidates`, that are about a stage of a REST API. */
export function ofStage(
  stage: TerraformResource,
  candidates: readonly Block[],
  argument: { readonly api: string; readonly stage: string },
): OfStage {
  const about = candidates.map((one) => ({ one, belongs: belongs(one, stage, argument) }));
  return {
    found: about.filter(({ belongs }) => belongs === true).map(({ one }) => one),
    unsure: about.some(({ belongs }) => belongs === undefined),
  };
}

function belongs(
  one: Block,
  stage: TerraformResource,
  argument: { readonly api: string; readonly stage: string },
): boolean | undefined {
  const named = one.references(argument.stage);
  if (named.some(({ address }) => address === stage.configAddress)) return true;
  const name = one.get(argument.stage);
  const own = stage.get('stage_name');
  const same = sameApi(one, argument.api, stage);
  if (isUnknown(name) || isUnknown(own))
    return same !== false && named.length === 0 ? undefined : false;
  return name === own ? same : false;
}

/** `undefined`: it cannot be told. */
function sameApi(one: Block, argument: string, stage: TerraformResource): boolean | undefined {
  const addresses = one.references(argument).map(({ address }) => address);
  const own = stage.references('rest_api_id').map(({ address }) => address);
  if (addresses.length > 0 && own.length > 0)
    return addresses.some((address) => own.includes(address));
  const [value, ofStage] = [one.get(argument), stage.get('rest_api_id')];
  if (isUnknown(value) || isUnknown(ofStage)) return undefined;
  return value === ofStage;
}

/** The resources whose argument is the ARN of a stage: its attribute, or a text made of the API and the stage's name. */
export function namingStage(
  stage: TerraformResource,
  graph: TerraformGraph,
  types: readonly string[],
  argument: string,
): Linked {
  const { found, unsure } = graph.linked(stage, types, argument);
  const answers = graph
    .ofType(...types)
    .filter((one) => !found.includes(one))
    .map((one) => ({ one, named: isNamedByText(one, argument, stage) }));
  return {
    found: [...found, ...answers.flatMap(({ one, named }) => (named ? [one] : []))],
    unsure: unsure || answers.some(({ named }) => named === undefined),
  };
}

/** Whether `arn:aws:apigateway:<region>::/restapis/<API>/stages/<stage>` is the stage. `undefined`: it cannot be told. */
function isNamedByText(
  one: TerraformResource,
  argument: string,
  stage: TerraformResource,
): boolean | undefined {
  const value = one.get(argument);
  const own = stage.references('rest_api_id').map(({ address }) => address);
  const text = isUnknown(value) ? value.text : String(value);
  const ofApi =
    one.references(argument).some(({ address }) => own.includes(address)) ||
    text.includes(`/restapis/${stage.get('rest_api_id')}/`);
  if (!ofApi) return false;
  const [, name] = /\/stages\/([^/]+)$/.exec(text) ?? [];
  const stageName = stage.get('stage_name');
  if (name !== undefined && name === String(stageName)) return true;
  // In a plan the text is not known where a part of it is not.
  const isOpen = name === undefined || name.includes('${') || isUnknown(stageName);
  return isUnknown(value) && isOpen ? undefined : false;
}

/** The settings of a stage of a REST API that hold for all of its methods. */
export function settingsForAll(stage: TerraformResource, graph: TerraformGraph): OfStage {
  const { found, unsure } = settingsOf(stage, graph);
  return {
    found: found.filter((one) => one.get('method_path') === ALL_METHODS),
    unsure: unsure || found.some((one) => isUnknown(one.get('method_path'))),
  };
}

/** The settings of a stage of a REST API, of all of its methods and of some. */
export function settingsOf(stage: TerraformResource, graph: TerraformGraph): OfStage {
  const settings = graph.ofType(METHOD_SETTINGS);
  return ofStage(stage, settings, OF_STAGE);
}

/** Whether these are settings for all methods of a stage that is in none of the files. */
export function areOfStageElsewhere(settings: TerraformResource, graph: TerraformGraph): boolean {
  return (
    settings.get('method_path') === ALL_METHODS &&
    graph.ofType(REST_STAGE).every((stage) => belongs(settings, stage, OF_STAGE) === false)
  );
}
