// From the model's schemas to models of API Gateway.

export { schemaMessages } from './messages.js';
export { createSchemaLowering, type ReferenceUse, type SchemaLowering } from './schema-lowering.js';
