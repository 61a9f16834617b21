// APIs in Terraform, whoever made them and however they are written.

export type {
  ApiAuthorizer,
  ApiIntegration,
  ApiMethod,
  Authorization,
  Fact,
  TerraformApi,
  TerraformApis,
} from './api.js';
export { apisOf } from './apis-of.js';
