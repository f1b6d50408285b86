import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { queries } from '../app/api.ts'
import { LiveProvider } from '../live/index.ts'
import { aConnection, sourcesWith, wordsOf } from './desk-fixture.tsx'
import { DeskPage } from './desk-page.tsx'
import { anIndicator } from './members/member-fixture.ts'
import { aRegister, aUnit } from './register-fixture.ts'

function drawn(path: readonly string[], units: readonly Parameters<typeof aUnit>[0][] | null = []): string {
  const client = new QueryClient()
  client.setQueryData(queries.indicators().queryKey, [anIndicator()])
  if (units !== null)
    client.setQueryData(queries.units().queryKey, {
      units: [...aRegister().units, ...units.map(aUnit)],
      successions: [],
    })
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <LiveProvider live={aConnection({ topics: { sources: sourcesWith() } })}>
        <DeskPage path={path} />
      </LiveProvider>
    </QueryClientProvider>,
  )
}

describe(DeskPage, () => {
  it('opens on the province', () => {
    const words = wordsOf(drawn([]))
    expect(words).toContain('Tỉnh Ninh Bình và 3 đơn vị trực thuộc')
    expect(words).toContain('Tháng 12/2025')
  })

  it('opens the sources of a unit', () => {
    expect(wordsOf(drawn(['14329', 'nguon']))).toContain('Nguồn dữ liệu 1 nguồn 1 tươi')
  })

  it.each([
    ['a unit that is not in the register', ['99'], 'Không có đơn vị “99”. Về toàn tỉnh'],
    ['a page that does not exist', ['37', 'elsewhere'], 'Không có trang này.'],
  ])('says so of %s', (_, path, words) => {
    expect(wordsOf(drawn(path))).toContain(words)
  })

  it('waits for its catalogue in words', () => {
    expect(wordsOf(drawn(['37'], null))).toBe('Đang lấy danh mục …')
  })
})
