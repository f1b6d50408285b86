import { describe, expect, it } from 'vitest'
import { tooOldSentence } from './require-node.mjs'

describe(tooOldSentence, () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0'])('lets Node %s pass', (version) => {
    expect(tooOldSentence(version)).toBeNull()
  })

  it.each(['20.18.9', '18.20.0', '9.11.2'])('names Node %s and the one that is needed', (version) => {
    expect(tooOldSentence(version)).toContain(version)
    expect(tooOldSentence(version)).toContain('20.19')
  })
})
