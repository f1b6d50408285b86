import { SourceError } from '../source-error.ts'
import { certificateVerdict, codeOf, lost, type Verdict } from '../verdict.ts'
import { TooMuch } from './sql-session.ts'

const login: Verdict = {
  owner: 'config',
  sentence: 'không nhận tên hoặc mật khẩu (có thể vừa được đổi); hãy cập nhật dsn của nguồn',
}
const noDatabase: Verdict = { owner: 'config', sentence: 'không có cơ sở dữ liệu mà dsn nêu tên; hãy sửa dsn' }
const forbidden: Verdict = {
  owner: 'config',
  sentence: 'tài khoản chưa được quyền đọc; đơn vị chủ quản cần cấp quyền SELECT',
}
const unknownName: Verdict = {
  owner: 'config',
  sentence: 'không có bảng hoặc cột mà cấu hình nêu tên; hãy sửa from hoặc read, hoặc hỏi đơn vị chủ quản',
}
const badQuestion: Verdict = { owner: 'config', sentence: 'không hiểu câu hỏi của cấu hình; hãy sửa from.query' }
const writes: Verdict = { owner: 'config', sentence: 'câu hỏi của cấu hình muốn ghi dữ liệu, phiên chỉ cho đọc' }
const slow: Verdict = {
  owner: 'transient',
  sentence: 'không trả lời xong trong thời hạn; cần chỉ mục trên cột mốc và cột khoá',
}
const badText: Verdict = { owner: 'format', sentence: 'có giá trị sai kiểu hoặc sai bảng mã; đơn vị chủ quản cần sửa' }
const noTls: Verdict = {
  owner: 'config',
  sentence: 'không có TLS; hãy bật TLS ở máy chủ, hoặc đặt tls: off nếu mạng đã được bảo vệ',
}
const busy: Verdict = { owner: 'transient', sentence: 'đang quá tải hoặc đang dừng; sẽ thử lại' }
const failed: Verdict = { owner: 'upstream', sentence: 'trả lời lỗi; đơn vị chủ quản cần xem' }

/** By SQLSTATE class and code of PostgreSQL, and by the names of MySQL, MariaDB and Node; the first that fits. */
const verdicts: readonly (readonly [RegExp, Verdict])[] = [
  [/^28|^ER_(?:ACCESS_DENIED|ACCOUNT_HAS_BEEN_LOCKED|MUST_CHANGE_PASSWORD|PLUGIN_IS_NOT_LOADED)/, login],
  [/^3D000$|^ER_(?:BAD_DB_ERROR|DBACCESS_DENIED_ERROR)/, noDatabase],
  [/^42501$|^ER_(?:TABLEACCESS|COLUMNACCESS|SPECIFIC_ACCESS)_DENIED/, forbidden],
  [/^(?:42P01|42703|3F000)$|^ER_(?:NO_SUCH_TABLE|BAD_FIELD_ERROR|BAD_TABLE_ERROR)/, unknownName],
  [/^25006$|^ER_CANT_EXECUTE_IN_READ_ONLY/, writes],
  [/^57014$|^ER_(?:STATEMENT_TIMEOUT|QUERY_TIMEOUT|QUERY_INTERRUPTED)|SEQUENCE_TIMEOUT$/, slow],
  [/^42|^0A|^ER_(?:PARSE_ERROR|SYNTAX_ERROR|DUP_FIELDNAME|WRONG|NON_UNIQ|SP_DOES_NOT_EXIST)/, badQuestion],
  [/^22|^ER_(?:TRUNCATED|DATA_TOO_LONG|INVALID_CHARACTER|CANT_AGGREGATE)/, badText],
  [/^HANDSHAKE_NO_SSL_SUPPORT$/, noTls],
  [/^(?:53|57P|40)|^ER_(?:CON_COUNT|TOO_MANY_USER|USER_LIMIT|SERVER_SHUTDOWN|LOCK_)/, busy],
  [/^08|^E[A-Z]+$|^PROTOCOL_/, lost],
]

/** `mysql2` puts a code of its own over that of a certificate: what was wrong stands in OpenSSL's words only. */
const handshakes: readonly (readonly [RegExp, string])[] = [
  [/self.signed|unable to (?:get|verify)/i, 'SELF_SIGNED_CERT'],
  [/expired/i, 'CERT_HAS_EXPIRED'],
  [/not yet valid/i, 'CERT_NOT_YET_VALID'],
  [/altnames/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
]

function handshakeCode(error: unknown): string | null {
  if (codeOf(error) !== 'HANDSHAKE_SSL_ERROR' || !(error instanceof Error)) return null
  return handshakes.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'ERR_TLS'
}

/** What `pg` says without a code. */
function uncoded(error: unknown): Verdict {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('does not support SSL')) return noTls
  if (message.startsWith('SASL')) return login
  return /timeout/i.test(message) ? slow : lost
}

/**
 * The error of a conversation with a database: who must act. The database's own words are not kept, for they quote rows; nor is
 * the cause.
 */
export function sqlFailure(error: unknown, on: { readonly name: string; readonly bodyBytes: number }): SourceError {
  if (error instanceof SourceError) return error
  if (error instanceof TooMuch)
    return new SourceError(
      'upstream',
      `${on.name}: một câu trả lời lớn hơn ${String(on.bodyBytes)} byte; hãy giảm batchRows.`,
    )
  const code = handshakeCode(error) ?? String(codeOf(error))
  const said = certificateVerdict(code) ?? verdicts.find(([pattern]) => pattern.test(code))?.[1]
  const { owner, sentence } = code === '' ? uncoded(error) : (said ?? failed)
  return new SourceError(owner, `${on.name} ${sentence}${code === '' ? '' : ` (${code})`}.`)
}
