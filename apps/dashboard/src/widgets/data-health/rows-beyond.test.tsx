import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type HealthRow, HealthRows } from './rows.tsx'

const rows = Array.from({ length: 4 }, (_, at): HealthRow => ({ key: String(at), title: `Mục ${at}`, note: '' }))
const words = (height: number, beyond?: number) =>
  renderToStaticMarkup(
    <HealthRows
      title="Danh sách"
      rows={rows}
      height={height}
      empty={{ words: 'Trống' }}
      more="mục"
      {...(beyond === undefined ? {} : { beyond })}
    />,
  )

describe(HealthRows, () => {
  it('counts what does not fit', () => {
    expect(words(420)).toContain('và 2 mục nữa')
    expect(words(2_000)).not.toContain('nữa')
  })

  it('counts with it what was not asked for', () => {
    expect(words(420, 104)).toContain('và 106 mục nữa')
    expect(words(2_000, 104)).toContain('và 104 mục nữa')
  })
})
