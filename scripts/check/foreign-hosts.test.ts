import { describe, expect, it } from 'vitest'
import { foreignHosts } from './foreign-hosts.ts'

const found = (name: string, content: string) => foreignHosts([{ name, content }])

describe(foreignHosts, () => {
  it.each([
    ['a page that loads from elsewhere', 'index.html', '<script src="https://cdn.example.net/a.js">', 1],
    ['one that does so whatever the protocol', 'index.html', '<link href=//fonts.example.net/x.css>', 1],
    ['a style with a font from elsewhere', 'a.css', '@font-face{src:url(https://fonts.gstatic.com/x.woff2)}', 1],
    ['a style that imports one', 'a.css', '@import "https://fonts.example.net/css";', 1],
    ['a script with the address of map tiles', 'a.js', 'const t="https://tile.openstreetmap.org/{z}"', 1],
    ['each host once', 'a.js', '"https://a.example.net/1" "https://a.example.net/2"', 1],
    ['names of formats', 'a.js', '"http://www.w3.org/2000/svg"', 0],
    ['what the product serves', 'index.html', '<script src="/assets/a.js"><link href="/a.css">', 0],
    ['a picture within the style', 'a.css', 'a{background:url(data:image/svg+xml;base64,AA)}', 0],
  ])('judges %s', (_, name, content, count) => {
    expect(found(name, content)).toHaveLength(count)
  })

  it('says where, and why it matters', () => {
    expect(found('a.js', '"https://tiles.example.net/"')).toEqual([
      'a.js refers to tiles.example.net: the product must work without the Internet',
    ])
  })
})
