import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connectors, registryOf } from './registry.ts'
import { rest } from './rest/rest.ts'

/** Folders that hold no connector. */
const shared = new Set(['http', 'mapping'])

describe('the registry of connectors', () => {
  it('has an entry for each folder, under its name', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect([...connectors.keys()].toSorted()).toEqual(
      folders
        .map(({ name }) => name)
        .filter((name) => !shared.has(name))
        .toSorted(),
    )
  })

  it('does not start with one type twice', () => {
    expect(() => registryOf([rest, rest])).toThrow('Two connectors call themselves rest')
  })
})
