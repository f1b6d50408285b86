import { describe, expect, it } from 'vitest'
import { framingHosts, rendererHosts } from './renderer-hosts.ts'

describe(rendererHosts, () => {
  it.each([
    ['ioc.tinh.gov.vn', ['man-1.ioc.tinh.gov.vn', 'man-2.ioc.tinh.gov.vn']],
    ['ioc.tinh.gov.vn:8443', ['man-1.ioc.tinh.gov.vn:8443', 'man-2.ioc.tinh.gov.vn:8443']],
    ['127.0.0.1:8080', ['man-1.localhost:8080', 'man-2.localhost:8080']],
    ['localhost', ['man-1.localhost', 'man-2.localhost']],
  ])('gives %s two further names', (host, names) => {
    expect(rendererHosts(host)).toEqual(names)
  })

  it.each(['10.1.2.3:8080', '[::1]:8080', 'man-1.ioc.tinh.gov.vn', "x'; script-src *", ''])(
    'gives %s none: it is no name that could have another before it',
    (host) => {
      expect(rendererHosts(host)).toEqual([])
    },
  )
})

describe(framingHosts, () => {
  it('lets a page of a further name be framed by its screen and by nobody else', () => {
    expect(framingHosts('man-2.ioc.tinh.gov.vn:8443')).toEqual(['ioc.tinh.gov.vn:8443'])
    expect(framingHosts('man-1.localhost:8080')).toEqual(['localhost:8080', '127.0.0.1:8080'])
    expect(framingHosts('ioc.tinh.gov.vn')).toEqual([])
    expect(framingHosts('man-1.x y')).toEqual([])
  })
})
