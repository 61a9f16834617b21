// A cdktf app as a user writes one, for tests of cdktf's own command line.

import { App } from 'cdktf';
import { GatewayStack } from '../../stacks/gateway-stack.js';
import { petsPlan } from '../constructs/fixture.js';
import { stubBundle } from '../constructs/synthesize.js';

const refusal = process.env['PETS_REFUSAL'];

const app = new App();
const { provider } = new GatewayStack(app, 'pets', {
  plan: (references) => ({ value: petsPlan(references), diagnostics: [] }),
  authorizerBundle: stubBundle(),
  region: 'eu-west-1',
  evaluate: () => (refusal ? [refusal] : []),
});
// No AWS here.
provider.accessKey = 'test';
provider.secretKey = 'test';
provider.skipCredentialsValidation = true;
provider.skipRequestingAccountId = true;
provider.skipMetadataApiCheck = 'true';
app.synth();
