import { describe, expect, it } from 'vitest'
import { mayEnter } from './may-enter.ts'

const config = {
  enters: { position: 'Chuyên viên', token: 'env:NHAP' },
  approves: { position: 'Giám đốc', token: 'env:DUYET' },
}
const [one, other] = ['ma-nhap-thu-nghiem-01', 'ma-duyet-thu-nghiem-01']

describe(mayEnter, () => {
  it.each([
    [`Bearer ${one}`, { NHAP: one, DUYET: other }, { right: 'enter', position: 'Chuyên viên' }],
    [`Bearer ${other}`, { NHAP: one, DUYET: other }, { right: 'approve', position: 'Giám đốc' }],
    ['Bearer ma-khac-hoan-toan-001', { NHAP: one, DUYET: other }, { kind: 'refused' }],
    [undefined, { NHAP: one, DUYET: other }, { kind: 'refused' }],
    [`Bearer ${one}`, {}, { kind: 'refused', sentence: expect.stringContaining('NHAP và DUYET') }],
    [`Bearer ${one}`, { NHAP: one }, { kind: 'refused' }],
    [`Bearer ${one}`, { NHAP: one, DUYET: one }, { kind: 'refused' }],
    ['Bearer ngan', { NHAP: 'ngan', DUYET: other }, { kind: 'refused' }],
  ] as const)('given %j with %j', (authorization, settings: Readonly<Record<string, string>>, access) => {
    expect(mayEnter(authorization, config, (name) => settings[name.slice(4)])).toMatchObject(access)
  })
})
