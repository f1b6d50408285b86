import { describe, expect, it } from 'vitest'
import { messagesIn } from './messages.ts'

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value('1', '2'))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

describe(messagesIn, () => {
  it('speaks Vietnamese unless English is asked for', () => {
    expect(messagesIn(null).level.ok).toBe('Đạt')
    expect(messagesIn('fr').level.ok).toBe('Đạt')
    expect(messagesIn('en').level.ok).toBe('Met')
  })

  it.each(['vi', 'en'])('has no empty text in %s, and none with letters taken apart', (language) => {
    for (const leaf of leaves(messagesIn(language))) {
      expect(leaf.trim()).not.toBe('')
      expect(leaf).toBe(leaf.normalize('NFC'))
    }
  })

  it('says since when the centre is silent', () => {
    expect(messagesIn('vi').offline('08:21')).toBe(
      'Mất kết nối trung tâm từ 08:21. Số liệu giữ nguyên, tuổi ghi trên từng ô.',
    )
  })
})
