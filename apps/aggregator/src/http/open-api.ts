import { problemSchema, type Route, routes } from '@toan-canh/contract'
import { z } from 'zod'

function parametersOf(route: Route) {
  const of = (place: 'path' | 'query', object: z.ZodObject) =>
    Object.entries(object.shape).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || !z.safeParse(z.any().pipe(schema), undefined).success,
      schema: z.toJSONSchema(schema),
    }))
  return [...of('path', route.params), ...of('query', route.query)]
}

function bodyOf(types: readonly string[]) {
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema: {} }])) }
}

function operationOf(name: string, route: Route) {
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any' })
  return {
    operationId: name,
    summary: route.summary,
    parameters: parametersOf(route),
    ...(route.body === undefined ? {} : { requestBody: bodyOf(route.body) }),
    responses: {
      200: { description: 'OK', content: { [route.file ?? 'application/json']: { schema: json(route.response) } } },
      default: { description: 'RFC 9457', content: { 'application/problem+json': { schema: json(problemSchema) } } },
    },
  }
}

/** The OpenAPI 3.1 document of all routes, made from the contract. */
export function openApi(version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route) }
  }
  return { openapi: '3.1.0', info: { title: 'Toàn Cảnh', version }, paths }
}
