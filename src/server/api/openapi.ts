// The API described as OpenAPI 3.1, made from `API_ROUTES`, so that it can't say anything else than what the collector does.
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { ApiRoute } from '../../protocol/api-route.ts';
import { API_BASE, API_ROUTES } from '../../protocol/api-routes.ts';
import { PROBLEMS, ProblemBody } from '../../protocol/problem.ts';

export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(API_ROUTES) as [string, ApiRoute][]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Candour collector', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: API_BASE }],
    paths,
    components: {
      schemas: { Problem: schema(ProblemBody, 'output'), ProblemCode: { type: 'string', enum: Object.keys(PROBLEMS) } },
      securitySchemes: {
        kiosk: {
          type: 'http',
          scheme: 'signature',
          description: 'HTTP message signature (RFC 9421), Ed25519, with Content-Digest (RFC 9530) and the nonce of an earlier answer.',
        },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-candour' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token that an administrator made for a program: one scope, some sites or all, until a day. It opens no words.',
        },
      },
    },
  };
}

function operation(name: string, route: ApiRoute): object {
  return {
    operationId: name,
    summary: route.summary,
    ...(typeof route.access === 'object' ? { description: whoFor(route.access, route.token) } : {}),
    security: securityOf(route),
    parameters: parameters(route),
    ...(route.request ? { requestBody: { required: true, content: json(schema(route.request, 'input')) } } : {}),
    responses: {
      ...(route.answer
        ? { 200: { description: 'Done', content: json(schema(route.answer, 'output')) } }
        : { '2XX': { description: 'Done' } }),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function whoFor(roles: readonly string[], token: ApiRoute['token']): string {
  return `For: ${roles.join(', ')}.${token ? ` With a token: of scope ${token}.` : ''}`;
}

function securityOf({ access, token }: ApiRoute): object[] {
  if (access === 'public') return [];
  if (access === 'kiosk') return [{ kiosk: [] }];
  return [{ session: [] }, ...(token ? [{ token: [] }] : [])];
}

function parameters({ path, query = [] }: ApiRoute): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return [...inPath, ...query.map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } }))];
}

function json(shape: object): object {
  return { 'application/json': { schema: shape } };
}

/** Checks that JSON Schema can't say (rules between fields, transforms) are left out. */
function schema(shape: v.GenericSchema, typeMode: 'input' | 'output'): object {
  const { $schema: _dialect, ...described } = toJsonSchema(shape, { typeMode, errorMode: 'ignore', target: 'draft-2020-12' });
  return described;
}
