// APIs in Terraform, whoever made them and however they are written.

export type {
  ApiAuthorizer,
  ApiIntegration,
  ApiMethod,
  Authorization,
  Fact,
  NamedIntegration,
  TerraformApi,
  TerraformApis,
} from './api.js';
export { apisOf } from './apis-of.js';
export { authorizerIn, integrationIn } from './document.js';
export type { Written } from './facts.js';
