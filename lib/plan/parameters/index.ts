// Method request parameters.

export {
  hasUncheckedConstraints,
  type LoweredParameters,
  lowerParameters,
  type MethodParameter,
  PARAMETER_NAME,
  type ParameterPlace,
  pathVariables,
} from './lower-parameters.js';
export { parameterMessages } from './messages.js';
