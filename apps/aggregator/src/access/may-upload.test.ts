import { describe, expect, it } from 'vitest'
import { mayUpload } from './may-upload.ts'

describe(mayUpload, () => {
  it.each([
    ['Bearer dung-khoa', 'dung-khoa', 'allowed'],
    ['Bearer sai-khoa', 'dung-khoa', 'refused'],
    ['Basic dung-khoa', 'dung-khoa', 'refused'],
    [undefined, 'dung-khoa', 'refused'],
    ['Bearer ', 'dung-khoa', 'refused'],
    ['Bearer dung-khoa', undefined, 'closed'],
    [undefined, undefined, 'closed'],
  ])('given %j where the token is %j is %s', (authorization, token, right) => {
    expect(mayUpload(authorization, token)).toBe(right)
  })
})
