import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { approximateApart } from './approximate-apart.ts'
import { approximatePack } from './approximate-pack.ts'
import { readWorldLand } from './world-land.ts'

const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))
const { units } = catalogue.register

describe(approximateApart, () => {
  it('draws what is drawn here, and lets others go on meanwhile', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 5)
    const pack = await approximateApart({ province: '37', units })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
    expect(pack).toEqual(approximatePack({ province: '37', units, world: await readWorldLand() }))
  })

  it('says why it cannot be drawn', async () => {
    await expect(approximateApart({ province: '99', units })).rejects.toThrow('province 99')
  })
})
