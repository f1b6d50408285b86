import { describe, expect, it } from 'vitest'
import { bareUrl, withoutUserinfo } from './bare-url.ts'

describe(withoutUserinfo, () => {
  it.each([
    ['rtsp://admin:mat-khau@10.0.0.1/live', 'rtsp://10.0.0.1/live'],
    ['rtsp://admin@cam.example/live', 'rtsp://cam.example/live'],
    ['rtsp://admin:p@ss@10.0.0.1:554/live', 'rtsp://10.0.0.1:554/live'],
    ['rtsp://admin:mat/khau@10.0.0.1/live', 'rtsp://10.0.0.1/live'],
    ['rtsp://admin:12/34@10.0.0.1/live', 'rtsp://10.0.0.1/live'],
    ['rtsp://admin:mat#khau?@camera/live', 'rtsp://camera/live'],
    ['rtsp://admin:mat-khau@[fe80::1]/live', 'rtsp://[fe80::1]/live'],
    ['rtsp://admin:mat-khau@10.0.0.1/live@2', 'rtsp://10.0.0.1/live@2'],
    ['một rtsp://a:b@h/1 và http://c:d@h/2', 'một rtsp://h/1 và http://h/2'],
  ])('takes name and password out of %s', (text, bare) => {
    expect(withoutUserinfo(text)).toBe(bare)
  })

  it.each([
    'rtsp://10.0.0.1/live@2',
    'rtsp://camera:554/live@2',
    'https://cam.example/@unit/1?at=me@x',
    'http://10.0.0.1:8080/snapshot@high.jpg',
    'ghi chú: a@b',
  ])('leaves %s as it is', (text) => {
    expect(withoutUserinfo(text)).toBe(text)
  })
})

describe(bareUrl, () => {
  it('takes secrets out of the query too, and leaves the rest', () => {
    expect(bareUrl('http://a:b@h/snap@1.jpg?user=x&channel=2&pwd=y')).toBe('http://h/snap@1.jpg?channel=2')
    expect(bareUrl('không phải địa chỉ')).toBe('không phải địa chỉ')
  })
})
