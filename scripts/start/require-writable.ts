import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const LEAST_FREE_BYTES = 512 * 1024 * 1024

/** Makes sure that a folder exists, can be written and lies on a disk with room; throws one sentence otherwise. */
export async function requireWritable(folder: string, leastFreeBytes: number = LEAST_FREE_BYTES): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const trial = join(folder, `.trial-${randomUUID()}`)
    await writeFile(trial, 'x')
    await rm(trial)
  } catch (error) {
    throw new Error(unwritableSentence(error, folder), { cause: error })
  }
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < leastFreeBytes)
    throw new Error(
      `Ổ đĩa chứa ${folder} còn dưới ${leastFreeBytes / 1024 / 1024} MB trống: dọn bớt hoặc đặt DATA_DIR sang ổ khác. (Disk is full.)`,
    )
}

/** What a failed write in the data folder means for the one who starts the product. */
export function unwritableSentence(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `Ổ đĩa chứa ${folder} đã đầy: dọn bớt hoặc đặt DATA_DIR sang ổ khác. (Disk is full.)`
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${folder} phải là thư mục: đổi tên tệp trùng tên hoặc đặt DATA_DIR khác. (Not a folder.)`
  return `Không ghi được vào ${folder}: cấp quyền cho người dùng đang chạy hoặc đặt DATA_DIR khác. (Not writable.)`
}
