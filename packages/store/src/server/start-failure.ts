import { StoreError, type StoreErrorCode } from '../store-error.ts'

interface Symptom {
  readonly pattern: RegExp
  readonly code: StoreErrorCode
  readonly sentence: (cluster: string, port: number) => string
}

const symptoms: readonly Symptom[] = [
  {
    pattern: /could not bind|Address already in use|could not create any TCP/i,
    code: 'port_in_use',
    sentence: (_, port) =>
      `Cổng ${port} của PostgreSQL đang bị chương trình khác dùng: dừng chương trình đó hoặc đặt cổng khác.`,
  },
  {
    pattern: /No space left|Disk quota exceeded/i,
    code: 'no_space',
    sentence: (cluster) => `Ổ đĩa chứa ${cluster} đã đầy: dọn bớt rồi chạy lại.`,
  },
  {
    pattern: /could not map|could not create shared memory|Cannot allocate memory|out of memory/i,
    code: 'no_memory',
    sentence: () => 'Không đủ bộ nhớ để chạy PostgreSQL (cần khoảng 400 MB): đóng bớt chương trình rồi chạy lại.',
  },
  {
    pattern: /database files are incompatible|initialized by PostgreSQL version/i,
    code: 'wrong_version',
    sentence: (cluster) => `Dữ liệu ở ${cluster} do một bản PostgreSQL khác tạo ra: dùng lại đúng bản đó.`,
  },
  {
    pattern: /lock file .* already exists|pre-existing shared memory block/i,
    code: 'busy',
    sentence: (cluster) => `Một PostgreSQL khác còn giữ ${cluster}: dừng nó rồi chạy lại.`,
  },
  {
    pattern: /could not look up effective user/i,
    code: 'no_permission',
    sentence: () =>
      'PostgreSQL chỉ chạy bằng người dùng có tên trong /etc/passwd: chạy bằng người dùng khác, hoặc đặt DATABASE_URL.',
  },
  {
    pattern: /Permission denied|Operation not permitted|wrong ownership|invalid permissions|Read-only file system/i,
    code: 'no_permission',
    sentence: (cluster) => `PostgreSQL không được phép ghi vào ${cluster}: kiểm tra chủ và quyền của thư mục.`,
  },
]

/** Reads PostgreSQL's own last words and says in one sentence who must do what. */
export function startFailure(output: string, server: { cluster: string; port: number }): StoreError {
  const symptom = symptoms.find(({ pattern }) => pattern.test(output))
  if (symptom) return new StoreError(symptom.code, symptom.sentence(server.cluster, server.port), { cause: output })
  const lastLine = output.trim().split('\n').at(-1) ?? ''
  return new StoreError('failed', `PostgreSQL không khởi động được: ${lastLine || 'không để lại lời nào'}.`, {
    cause: output,
  })
}
