import { problems } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { HttpProblem, problemOf } from './problem.ts'

const id = '0b9f2f5e-6a54-4b8e-9f2a-3d6c2b1a0f00'

describe(problemOf, () => {
  it.each(Object.entries(problems).map(([code, { status }]) => [code, status] as const))(
    'gives %s the status %i of the contract',
    (code, status) => {
      const known = Object.keys(problems).find((each): each is keyof typeof problems => each === code)
      const problem = problemOf(new HttpProblem(known ?? 'internal', 'Vì sao'), id)
      expect(problem).toEqual({
        type: `urn:toan-canh:${code}`,
        title: problems[known ?? 'internal'].title,
        status,
        detail: 'Vì sao',
        instance: `urn:uuid:${id}`,
      })
    },
  )

  it('says nothing of an unknown error', () => {
    const problem = problemOf(new Error('password authentication failed for user "x"'), id)
    expect(problem.status).toBe(500)
    expect(JSON.stringify(problem)).not.toContain('password')
  })

  it.each([
    [400, 400],
    [404, 404],
    [416, 400],
    [503, 500],
  ])('turns an error that carries the status %i into %i', (status, expected) => {
    expect(problemOf(Object.assign(new Error('ENOENT: /srv/secret'), { status }), id).status).toBe(expected)
  })
})
