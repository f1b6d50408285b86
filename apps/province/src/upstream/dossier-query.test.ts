import { describe, expect, it } from 'vitest'
import { readDossierQuery } from './dossier-query.ts'

describe(readDossierQuery, () => {
  it('fills in what is not said', () => {
    expect(readDossierQuery({})).toEqual({ order: 'asc', page: 1, size: 1000, cursor: null })
  })
  it('reads instants with their offset', () => {
    const query = readDossierQuery({
      updatedSince: '2025-11-01T00:00:00+07:00',
      updatedBefore: '2025-10-31T17:00:00.000Z',
    })
    expect(query).toMatchObject({ updatedSince: 1_761_930_000_000, updatedBefore: 1_761_930_000_000 })
  })
  it.each([
    [{ size: '5001' }, 'size'],
    [{ size: '0' }, 'size'],
    [{ page: '0' }, 'page'],
    [{ page: 'one' }, 'page'],
    [{ updatedSince: '2025-11-01' }, 'updatedSince'],
    [{ updatedSince: '2025-11-01T00:00:00' }, 'updatedSince'],
    [{ order: 'random' }, 'order'],
    [{ cursor: 'nonsense' }, 'cursor'],
  ])('refuses %j and names %s', (query, name) => {
    expect(readDossierQuery(query)).toContain(name)
  })
})
