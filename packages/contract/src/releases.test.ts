import { describe, expect, it } from 'vitest'
import { releaseOf } from './releases.ts'

describe(releaseOf, () => {
  it.each([
    ['<script type="module" crossorigin src="/assets/index-B1_x-y.js"></script>', 'index-B1_x-y'],
    ['<script type="module" src="/src/main.tsx"></script>', null],
    ['<script src="/assets/../x.js"></script>', null],
    ['', null],
  ])('reads %s as %s', (html, release) => {
    expect(releaseOf(html)).toBe(release)
  })
})
