import { describe, expect, it } from 'vitest'
import { drawnDesk } from '../desk-fixture.tsx'
import { useDesk } from '../desk-context.tsx'
import { SearchBox } from './search-box.tsx'
import { searchEntries } from './search-entries.ts'

function Entries() {
  const found = searchEntries(useDesk()).map(({ kind, name, href }) => `${kind}|${name}|${href}`)
  return <pre>{found.join('\n')}</pre>
}

const entries = drawnDesk('/37-SNNMT?ky=2025-11&loc=field=dat-dai', <Entries />, {}).replaceAll('&amp;', '&')

describe(searchEntries, () => {
  it.each([
    'indicator|Tỷ lệ đúng hạn trên hồ sơ đã giải quyết|/desk/37-SNNMT?ky=2025-11&loc=field=dat-dai&chi-tieu=tthc.on_time_rate',
    'unit|Phường Hoa Lư|/desk/14329?ky=2025-11',
    'slice|Lĩnh vực: Y tế|/desk/37-SNNMT?ky=2025-11&loc=field=y-te',
    'slice|Kênh nộp: Trực tuyến|/desk/37-SNNMT?ky=2025-11&loc=channel=online',
  ])('leads where its name says: %s', (entry) => {
    expect(entries).toContain(entry)
  })
})

describe(SearchBox, () => {
  it('is a combo box, closed while nothing is typed', () => {
    const html = drawnDesk('/37', <SearchBox />, {})
    expect(html).toContain('role="combobox"')
    expect(html).toContain('aria-expanded="false"')
    expect(html).not.toContain('role="listbox"')
  })
})
