import { routes } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApi } from './open-api.ts'

const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: z.looseObject({ type: z.string() }),
})
const content = z.record(z.string(), z.strictObject({ schema: z.looseObject({}) }))
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.strictObject({ description: z.string(), content })),
})
const shape = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post']), operation.optional())),
})

const document = shape.parse(JSON.parse(JSON.stringify(openApi('1.2.3'))))
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).flatMap((each) => (each === undefined ? [] : [{ path, ...each }])),
)

describe(openApi, () => {
  it.each(Object.entries(routes))('describes the route %s', (name, route) => {
    const found = operations.find((each) => each.operationId === name)
    expect(found?.path).toBe(route.path.replaceAll(/:(\w+)/g, '{$1}'))
    const names = [...Object.keys(route.params.shape), ...Object.keys(route.query.shape)]
    expect(found?.parameters.map((each) => each.name)).toEqual(names)
  })

  it('says which parameters must be given', () => {
    const readings = operations.find((each) => each.operationId === 'readings')
    const required = readings?.parameters.filter((each) => each.required).map((each) => each.name)
    expect(required).toEqual(['indicator', 'unit', 'period'])
  })

  it('names every part of a path as a required parameter', () => {
    for (const { path, parameters } of operations) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(parameters.filter((each) => each.in === 'path' && each.required).map((each) => each.name)).toEqual(parts)
    }
  })

  it('describes errors as problem details', () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses['default']?.content ?? {})).toEqual(['application/problem+json'])
    }
  })
})
