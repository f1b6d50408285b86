import { describe, expect, it } from 'vitest'
import { StoreError } from '../store-error.ts'
import { refuseTooLittleSpace } from './ensure-cluster.ts'
import { fileFailure, isErrno } from './file-failure.ts'

const errno = (code: string): Error => Object.assign(new Error(code), { code })

describe(fileFailure, () => {
  it.each([
    ['ENOSPC', 'no_space', 'đã đầy'],
    ['EDQUOT', 'no_space', 'đã đầy'],
    ['EACCES', 'no_permission', 'DATA_DIR'],
    ['EPERM', 'no_permission', 'DATA_DIR'],
    ['EROFS', 'no_permission', 'chỉ đọc'],
    ['ENOTDIR', 'no_permission', 'thư mục'],
    ['EMFILE', 'failed', 'EMFILE'],
  ])('reads %s as %s and keeps the cause', (code, wanted, word) => {
    const cause = errno(code)
    const failure = fileFailure(cause, '/d')
    expect(failure).toMatchObject({ code: wanted, cause })
    expect(failure.message).toContain('/d')
    expect(failure.message).toContain(word)
  })

  it('passes on what already is a sentence', () => {
    const sentence = new StoreError('busy', 'x')
    expect(fileFailure(sentence, '/d')).toBe(sentence)
  })
})

describe(isErrno, () => {
  it.each([
    [errno('ENOENT'), true],
    [errno('EIO'), false],
    [new Error('x'), false],
    ['ENOENT', false],
    [null, false],
  ])('answers for %o: %s', (error, answer) => {
    expect(isErrno(error, 'ENOENT')).toBe(answer)
  })
})

describe(refuseTooLittleSpace, () => {
  it('lets 512 MB pass and names what is left below', () => {
    expect(() => refuseTooLittleSpace(512 * 1024 * 1024, '/d')).not.toThrow()
    expect(() => refuseTooLittleSpace(511.9 * 1024 * 1024, '/d')).toThrow(/\/d chỉ còn 511 MB/)
  })
})
