import { SourceError } from '../source-error.ts'
import { certificateVerdict, codeOf, lost, type Verdict } from '../verdict.ts'

const login: Verdict = {
  owner: 'config',
  sentence: 'không nhận tên hoặc mật khẩu (có thể vừa được đổi); hãy cập nhật auth của nguồn',
}
const unknownClient: Verdict = { owner: 'config', sentence: 'không nhận clientId; hãy sửa clientId của nguồn' }
const takenOver: Verdict = {
  owner: 'config',
  sentence: 'đã chuyển phiên cho một nơi khác dùng cùng clientId; mỗi nơi cần một clientId riêng',
}
const wrongVersion: Verdict = { owner: 'config', sentence: 'không nói phiên bản MQTT này; hãy đổi version của nguồn' }
const busy: Verdict = { owner: 'transient', sentence: 'đang bận hoặc đang dừng; sẽ thử lại' }
const broken: Verdict = { owner: 'upstream', sentence: 'gửi dữ liệu không đúng giao thức MQTT' }

/** Reason codes of CONNACK and DISCONNECT: 1–5 of MQTT 3.1.1, from 128 on of MQTT 5. */
const verdicts: ReadonlyMap<number, Verdict> = new Map([
  [1, wrongVersion],
  [2, unknownClient],
  [3, busy],
  [4, login],
  [5, login],
  [129, broken],
  [130, broken],
  [132, wrongVersion],
  [133, unknownClient],
  [134, login],
  [135, login],
  [136, busy],
  [137, busy],
  [138, login],
  [139, busy],
  [142, takenOver],
  [151, busy],
])

/** The error of a conversation with a broker: who must act. */
export function mqttFailure(error: unknown, name: string): SourceError {
  if (error instanceof SourceError) return error
  const code = codeOf(error)
  const said = typeof code === 'number' ? verdicts.get(code) : certificateVerdict(code)
  const verdict = said ?? lost
  return new SourceError(verdict.owner, `${name} ${verdict.sentence}${code === '' ? '' : ` (${String(code)})`}.`)
}
