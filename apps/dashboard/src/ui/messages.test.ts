import { describe, expect, it } from 'vitest'
import { cameraText } from './camera-messages.ts'
import { deskEn } from './desk-messages-en.ts'
import { deskText } from './desk-messages.ts'
import { directorText } from './director-messages.ts'
import { jobText } from './job-messages.ts'
import { listText } from './list-messages.ts'
import { manualText } from './manual-messages.ts'
import { messagesIn } from './messages.ts'
import { qualityEn } from './quality-messages-en.ts'
import { qualityText } from './quality-messages.ts'
import { wallText } from './wall-messages.ts'

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

  it.each(
    Object.entries({
      cameraText,
      deskText,
      deskEn,
      directorText,
      jobText,
      listText,
      manualText,
      qualityText,
      qualityEn,
      wallText,
    }),
  )('has no empty text in %s, and none with letters taken apart', (_, words) => {
    const texts = leaves(words)
    expect(texts.length).toBeGreaterThan(0)
    for (const leaf of texts) expect([leaf, leaf.trim()]).toEqual([leaf.normalize('NFC'), expect.stringMatching(/./)])
  })

  it('says since when the centre is silent', () => {
    expect(messagesIn('vi').offline('08:21')).toBe(
      'Mất kết nối trung tâm từ 08:21. Số liệu giữ nguyên, tuổi ghi trên từng ô.',
    )
  })
})
