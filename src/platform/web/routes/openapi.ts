import { z } from 'zod'
import type { Module } from '../house.ts'
import { anyone } from '../policies.ts'
import type { DataRoute, RawRoute, Route } from '../route.ts'
import { actSchema, signatureSchema } from '../../record/log/index.ts'

/** `/parties/:party` as OpenAPI writes it: `/parties/{party}`. */
const pathOf = (path: string): string => path.replaceAll(/:([a-z]+)(\{[^}]*\})?/gi, '{$1}')

const parametersOf = (route: DataRoute) => [
  ...[...route.path.matchAll(/:([a-z]+)/gi)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: z.toJSONSchema(schema as z.ZodType, { io: 'input' }),
  })),
]

const json = (schema: z.ZodType, io: 'input' | 'output' = 'output') => ({
  'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) },
})

const problem = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': {} } }

/** The description of the API, from the same schemas that answers and acts have (OpenAPI 3.1). */
function describe(version: string, routes: readonly Route[], modules: readonly Module[]) {
  const data = routes.filter((route) => route.kind === 'data')
  const read = data.map((route): [string, object] => [
    `/api/v1${pathOf(route.path)}`,
    {
      get: {
        summary: route.summary,
        parameters: parametersOf(route),
        responses: { 200: { description: route.summary, content: json(route.answer) }, default: problem },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Caravanserai', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: {
      ...Object.fromEntries(read),
      '/api/v1/acts/prepare': {
        post: {
          summary: 'Prepare an act: the host fills every field and holds it for ten minutes',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  oneOf: modules.flatMap(({ acts }) => acts).map((act) => intentionOf(act.type, act.body)),
                },
              },
            },
          },
          responses: {
            200: { description: 'The act, and the digest that a signature covers' },
            default: problem,
          },
        },
      },
      '/api/v1/acts': {
        post: {
          summary: 'Perform a prepared act, signed or not',
          requestBody: {
            required: true,
            content: json(z.object({ act: actSchema, sigs: z.array(signatureSchema) }), 'input'),
          },
          responses: {
            200: { description: 'It was on the record already' },
            201: { description: 'It is on the record' },
            409: problem,
            default: problem,
          },
        },
      },
    },
  }
}

const intentionOf = (type: string, body: z.ZodType) => ({
  type: 'object',
  required: ['type', 'body'],
  properties: {
    type: { const: type },
    body: z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }),
    party: { type: 'string' },
    disclose: { type: 'object' },
  },
})

/** `/api/openapi.json`; made once, since routes do not change while the process runs. */
export function openapiRoute(
  version: string,
  routes: readonly Route[],
  modules: readonly Module[],
): RawRoute {
  let made: string | undefined
  return {
    kind: 'raw',
    method: 'GET',
    path: '/api/openapi.json',
    policy: anyone,
    respond: async () =>
      new Response((made ??= JSON.stringify(describe(version, routes, modules))), {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      }),
  }
}
