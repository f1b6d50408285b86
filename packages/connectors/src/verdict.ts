import type { ErrorOwner } from '@toan-canh/contract'

/** Who must act, and what a sentence says behind the name of the upstream. */
export interface Verdict {
  readonly owner: ErrorOwner
  readonly sentence: string
}

/** The upstream could not be reached, or fell silent on the way. */
export const lost: Verdict = {
  owner: 'transient',
  sentence: 'không kết nối được hoặc bị ngắt giữa chừng; sẽ thử lại',
}

/** The code of an error of Node or of a driver; empty: it has none. */
export function codeOf(error: unknown): string | number {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'number' || typeof code === 'string' ? code : ''
}

/** What is wrong with a certificate, by the codes of OpenSSL and Node; the first that fits. */
const certificates: readonly (readonly [RegExp, Verdict])[] = [
  [/^CERT_HAS_EXPIRED$/, { owner: 'upstream', sentence: 'chứng thư số đã hết hạn; đơn vị chủ quản cần gia hạn' }],
  [
    /^CERT_NOT_YET_VALID$/,
    { owner: 'upstream', sentence: 'chứng thư số chưa có hiệu lực; hai bên cần xem lại đồng hồ và ngày của chứng thư' },
  ],
  [
    /ALTNAME_INVALID/,
    {
      owner: 'config',
      sentence:
        'chứng thư số cấp cho một tên máy khác; hãy sửa địa chỉ của nguồn, hoặc đơn vị chủ quản cấp lại chứng thư',
    },
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/,
    {
      owner: 'upstream',
      sentence:
        'chứng thư số không do một nơi được tin cấp; đơn vị chủ quản cần đổi chứng thư, hoặc người vận hành khai nơi cấp (ca, NODE_EXTRA_CA_CERTS)',
    },
  ],
  [
    /CERT|ERR_TLS|ERR_SSL|EPROTO/,
    { owner: 'upstream', sentence: 'chứng thư số không hợp lệ; đơn vị chủ quản cần xem' },
  ],
]

/** What is wrong with the other side's certificate; null when the code speaks of something else. */
export function certificateVerdict(code: string | number): Verdict | null {
  return certificates.find(([pattern]) => pattern.test(String(code)))?.[1] ?? null
}
